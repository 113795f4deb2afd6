import CLibYAML

/// The only place that knows libyaml. It reads events, never documents, so nothing is expanded.
///
/// The parser points into itself and into the bytes: it is allocated once and lives only within one call.
enum YAMLEventReader {
    /// The events of a text up to its end or to what stopped the reading.
    ///
    /// - Parameter bytes: Valid UTF-8 without a byte order mark.
    static func read(_ bytes: [UInt8]) -> (events: [YAMLEvent], stop: ReadingStop?) {
        bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return ([], nil) }
            let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
            defer { parser.deallocate() }
            guard yaml_parser_initialize(parser) == 1 else {
                preconditionFailure("libyaml has no memory for a parser")
            }
            defer { yaml_parser_delete(parser) }
            // Left to itself, libyaml would also read UTF-16.
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(parser, start, buffer.count)
            return read(parser, MarkTable(buffer))
        }
    }

    private static func read(
        _ parser: UnsafeMutablePointer<yaml_parser_t>, _ marks: MarkTable
    ) -> (events: [YAMLEvent], stop: ReadingStop?) {
        var events: [YAMLEvent] = []
        var depth = 0
        var documents = 0
        while true {
            var raw = yaml_event_t()
            guard yaml_parser_parse(parser, &raw) == 1 else { return (events, problem(of: parser, marks)) }
            defer { yaml_event_delete(&raw) }
            if raw.type == YAML_STREAM_END_EVENT { return (events, nil) }
            guard let event = YAMLEvent(raw, marks) else { continue }
            switch event.kind {
            case .documentStart:
                documents += 1
                if documents > 1 { return (events, .secondDocument(at: event.bytes.lowerBound)) }
            case .listStart, .mapStart:
                depth += 1
                // libyaml takes time with the square of the depth.
                if depth > YAMLLimits.depth { return (events, .tooDeep(at: event.bytes.lowerBound)) }
            case .listEnd, .mapEnd: depth -= 1
            default: break
            }
            guard events.count < YAMLLimits.events else {
                return (events, .tooManyEvents(at: event.bytes.lowerBound))
            }
            events.append(event)
        }
    }

    private static func problem(of parser: UnsafeMutablePointer<yaml_parser_t>, _ marks: MarkTable) -> ReadingStop {
        let text = parser.pointee.problem.map { String(cString: $0) } ?? ""
        // Errors of libyaml's decoder have no mark, only an offset.
        guard parser.pointee.error != YAML_READER_ERROR else {
            return .problem(text, at: parser.pointee.problem_offset, context: nil, contextAt: nil)
        }
        let context = parser.pointee.context.map { String(cString: $0) }
        return .problem(
            text, at: marks.offset(ofScalar: parser.pointee.problem_mark.index), context: context,
            contextAt: context.map { _ in marks.offset(ofScalar: parser.pointee.context_mark.index) })
    }
}

extension YAMLEvent {
    /// `nil` for the start of the stream, which says nothing.
    fileprivate init?(_ event: yaml_event_t, _ marks: MarkTable) {
        var (anchor, tag): (UnsafeMutablePointer<yaml_char_t>?, UnsafeMutablePointer<yaml_char_t>?)
        switch event.type {
        case YAML_DOCUMENT_START_EVENT:
            kind = .documentStart
        case YAML_DOCUMENT_END_EVENT:
            kind = .documentEnd
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            // A text may hold NUL, so its length counts, not its end.
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            kind = .scalar(text: text, style: YAMLScalar.Style(scalar.style))
            (anchor, tag) = (scalar.anchor, scalar.tag)
        case YAML_SEQUENCE_START_EVENT:
            let list = event.data.sequence_start
            kind = .listStart(isFlow: list.style == YAML_FLOW_SEQUENCE_STYLE)
            (anchor, tag) = (list.anchor, list.tag)
        case YAML_SEQUENCE_END_EVENT:
            kind = .listEnd
        case YAML_MAPPING_START_EVENT:
            let map = event.data.mapping_start
            kind = .mapStart(isFlow: map.style == YAML_FLOW_MAPPING_STYLE)
            (anchor, tag) = (map.anchor, map.tag)
        case YAML_MAPPING_END_EVENT:
            kind = .mapEnd
        case YAML_ALIAS_EVENT:
            kind = .alias
        default:
            return nil
        }
        let start = marks.offset(ofScalar: event.start_mark.index)
        bytes = start..<max(start, marks.offset(ofScalar: event.end_mark.index))
        (hasAnchor, hasTag) = (anchor != nil, tag != nil)
    }
}

extension YAMLScalar.Style {
    fileprivate init(_ style: yaml_scalar_style_t) {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: self = .literal
        case YAML_FOLDED_SCALAR_STYLE: self = .folded
        default: self = .plain
        }
    }
}
