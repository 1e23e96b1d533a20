/// A language reports can be written in.
public enum Language: String, Sendable, CaseIterable { case en, fr }
