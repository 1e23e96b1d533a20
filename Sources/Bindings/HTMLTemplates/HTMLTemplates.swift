import CTemplate

#if canImport(Glibc)
  import Glibc
#endif

/// What a set of templates cannot do.
public enum HTMLTemplateError: Error, Sendable, Hashable {
  /// The named text is not a template: an unclosed section, or a value where none may stand.
  case malformed(String)
  /// The named template, or one that it includes, is not in the set.
  case missing(String)
  case outOfMemory
}

/// HTML templates in memory, filled with context-aware escaping.
///
/// A template that starts with `{{%AUTOESCAPE context="HTML"}}` has every value escaped for where it stands: text,
/// attribute or address. Only values marked `:none` in the template are taken as they are.
public final class HTMLTemplates {
  private let handle: OpaquePointer

  /// Names are those by which templates are included and expanded.
  public init(_ templates: [(name: String, text: String)]) throws(HTMLTemplateError) {
    guard let handle = tenure_templates_new() else { throw .outOfMemory }
    self.handle = handle
    for (name, text) in templates {
      guard tenure_templates_add(handle, name, text, text.utf8.count) != 0 else { throw .malformed(name) }
    }
    tenure_templates_freeze(handle)
  }

  deinit { tenure_templates_free(handle) }

  /// The named template with its values put in, as UTF-8.
  public func expand(_ name: String, with fields: HTMLFields) throws(HTMLTemplateError) -> [UInt8] {
    var length = 0
    guard let text = tenure_templates_expand(handle, name, fields.handle, &length) else {
      throw .missing(name)
    }
    defer { free(text) }
    return text.withMemoryRebound(to: UInt8.self, capacity: length) {
      Array(UnsafeBufferPointer(start: $0, count: length))
    }
  }
}

/// The values of a template: texts, repeated sections, and included templates.
public final class HTMLFields {
  /// Owns the memory of a whole tree of fields.
  fileprivate final class Root {
    let handle: OpaquePointer

    init() throws(HTMLTemplateError) {
      guard let handle = tenure_fields_new() else { throw .outOfMemory }
      self.handle = handle
    }

    deinit { tenure_fields_free(handle) }
  }

  fileprivate let root: Root
  fileprivate let handle: OpaquePointer

  public init() throws(HTMLTemplateError) {
    root = try Root()
    handle = root.handle
  }

  private init(_ handle: OpaquePointer, in root: Root) {
    self.handle = handle
    self.root = root
  }

  public func set(_ name: String, _ text: String) {
    tenure_fields_set(handle, name, text, text.utf8.count)
  }

  public func set(_ name: String, _ bytes: [UInt8]) {
    bytes.withUnsafeBytes { raw in
      tenure_fields_set(handle, name, raw.bindMemory(to: CChar.self).baseAddress, bytes.count)
    }
  }

  /// Shows a section once more, with values of its own; a section that is never added is not shown.
  @discardableResult
  public func addSection(_ name: String) -> HTMLFields {
    HTMLFields(tenure_fields_add_section(handle, name), in: root)
  }

  /// Puts a template where `{{>name}}` stands, once more.
  @discardableResult
  public func include(_ template: String, as name: String) -> HTMLFields {
    HTMLFields(tenure_fields_add_include(handle, name, template), in: root)
  }
}
