import CYAML

/// One event of libyaml's parser, copied out of it.
public struct YAMLEvent: Sendable {
  public enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

  public enum Kind: Sendable {
    case documentStart, documentEnd
    case listStart, listEnd
    case mapStart, mapEnd
    case scalar(String, Style)
    case alias
  }

  public let kind: Kind
  public let hasAnchor: Bool
  public let hasTag: Bool
  /// Where it starts and ends, counted in Unicode scalars from 0.
  public let start: Int
  public let end: Int
}

/// What libyaml could not read, in its own words, with the places it gives.
public struct YAMLFailure: Error, Sendable {
  public let problem: String
  /// In Unicode scalars from 0.
  public let position: Int
  /// "while parsing a flow sequence", and where that began; `nil` when it says nothing.
  public let context: String?
  public let contextPosition: Int
}

/// Every event of a text up to the first mistake, and that mistake.
///
/// Reading stops at the first list or map that is nested more than `deepest`: libyaml takes quadratic time there.
///
/// The text must be valid UTF-8 without a byte order mark. The parser keeps its own address and that of its input,
/// so both stay in place until it is deleted.
public func yamlEvents(
  of bytes: [UInt8], deepest: Int
) -> (events: [YAMLEvent], failure: YAMLFailure?) {
  let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  defer { parser.deallocate() }
  guard yaml_parser_initialize(parser) == 1 else {
    return ([], YAMLFailure(problem: "out of memory", position: 0, context: nil, contextPosition: 0))
  }
  defer { yaml_parser_delete(parser) }
  return bytes.withUnsafeBufferPointer { buffer in
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
    return readEvents(parser, deepest: deepest)
  }
}

private func readEvents(
  _ parser: UnsafeMutablePointer<yaml_parser_t>, deepest: Int
) -> (events: [YAMLEvent], failure: YAMLFailure?) {
  var events: [YAMLEvent] = []
  var depth = 0
  while depth <= deepest {
    var raw = yaml_event_t()
    guard yaml_parser_parse(parser, &raw) == 1 else { return (events, failure(of: parser)) }
    defer { yaml_event_delete(&raw) }
    if raw.type == YAML_STREAM_END_EVENT { return (events, nil) }
    if raw.type == YAML_SEQUENCE_START_EVENT || raw.type == YAML_MAPPING_START_EVENT { depth += 1 }
    if raw.type == YAML_SEQUENCE_END_EVENT || raw.type == YAML_MAPPING_END_EVENT { depth -= 1 }
    if let event = copied(raw) { events.append(event) }
  }
  return (events, nil)
}

private func failure(of parser: UnsafeMutablePointer<yaml_parser_t>) -> YAMLFailure {
  let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unreadable"
  let context = parser.pointee.context.map { String(cString: $0) }
  // A character that is not allowed is found while decoding, before marks; its place is counted in bytes there,
  // which the caller turns away by checking control characters beforehand.
  let position =
    parser.pointee.error == YAML_READER_ERROR
    ? Int(parser.pointee.problem_offset) : Int(parser.pointee.problem_mark.index)
  return YAMLFailure(
    problem: problem, position: position, context: context,
    contextPosition: Int(parser.pointee.context_mark.index))
}

/// `nil` for the start of the stream, which says nothing.
private func copied(_ raw: yaml_event_t) -> YAMLEvent? {
  func event(
    _ kind: YAMLEvent.Kind, anchor: UnsafeMutablePointer<yaml_char_t>? = nil,
    tag: UnsafeMutablePointer<yaml_char_t>? = nil
  ) -> YAMLEvent {
    YAMLEvent(
      kind: kind, hasAnchor: anchor != nil, hasTag: tag != nil, start: Int(raw.start_mark.index),
      end: Int(raw.end_mark.index))
  }
  switch raw.type {
  case YAML_DOCUMENT_START_EVENT: return event(.documentStart)
  case YAML_DOCUMENT_END_EVENT: return event(.documentEnd)
  case YAML_SEQUENCE_START_EVENT:
    let start = raw.data.sequence_start
    return event(.listStart, anchor: start.anchor, tag: start.tag)
  case YAML_SEQUENCE_END_EVENT: return event(.listEnd)
  case YAML_MAPPING_START_EVENT:
    let start = raw.data.mapping_start
    return event(.mapStart, anchor: start.anchor, tag: start.tag)
  case YAML_MAPPING_END_EVENT: return event(.mapEnd)
  case YAML_ALIAS_EVENT: return event(.alias)
  case YAML_SCALAR_EVENT:
    let scalar = raw.data.scalar
    let text = String(
      decoding: UnsafeBufferPointer(start: scalar.value, count: Int(scalar.length)), as: UTF8.self)
    return event(.scalar(text, style(scalar.style)), anchor: scalar.anchor, tag: scalar.tag)
  default: return nil
  }
}

private func style(_ style: yaml_scalar_style_t) -> YAMLEvent.Style {
  switch style {
  case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
  case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
  case YAML_LITERAL_SCALAR_STYLE: .literal
  case YAML_FOLDED_SCALAR_STYLE: .folded
  default: .plain
  }
}
