import Diagnostics
import StrictYAML

extension LedgerMapping {
    /// The mapping that was named, or the `mapping.yaml` in the folder, or the normal form.
    static func find(
        in folder: String, named path: String?, vocabulary: LedgerVocabulary
    ) throws(LedgerReadingError) -> LedgerMapping {
        let usual = folder.hasSuffix("/") ? folder + "mapping.yaml" : folder + "/mapping.yaml"
        guard let path = path ?? (LedgerFile.exists(usual, folder: false) ? usual : nil) else { return .normalForm }
        return try read(path, vocabulary: vocabulary)
    }

    static func read(_ path: String, vocabulary: LedgerVocabulary) throws(LedgerReadingError) -> LedgerMapping {
        let file = try LedgerFile(path: path)
        let bytes = Array(UnsafeBufferPointer(start: file.bytes + file.content.lowerBound, count: file.content.count))
        var decoder = MappingDecoder(ownFields: vocabulary.fields)
        let mapping = decoder.decode(SourceFile(path: path, bytes: bytes))
        if decoder.diagnostics.hasErrors { throw .mapping(decoder.diagnostics) }
        return mapping
    }
}
