import Catalogue
import Core

extension MappingCompiler {
    /// `translate:`, codes of the source to codes of the list.
    func translation(
        _ map: YAMLMapping, _ list: CodeList?, _ node: YAMLNode
    ) throws(CatalogueError) -> [String: String] {
        guard let list else {
            throw node.error(.missingKey, "a code without a code list; give it one in attributes.yaml")
        }
        var translation: [String: String] = [:]
        for entry in try map.entries("translate") {
            let code = try entry.value.string()
            guard list.contains(code) else {
                throw entry.value.error(.wrongValue, "`\(code)` is not in the code list \(list.name); use one that is")
            }
            translation[entry.key] = code
        }
        return translation
    }

    /// The fields of a list of records: the name of a record's field, or `{take: field, unit: cents}`, or
    /// `{take: field, translate: {theirs: ours}}`.
    func fields(_ map: YAMLMapping, _ definition: AttributeDefinition) throws(CatalogueError) -> [RecordField] {
        let element = if case .list(let element) = definition.type { element } else { definition.type }
        guard case .record(let types) = element else { return [] }
        var fields: [RecordField] = []
        for entry in try map.required("fields").entries() {
            guard let type = types[entry.key] else {
                throw entry.value.error(.unknownKey, "the dictionary's record has no such field; leave it out")
            }
            var source = entry.value
            var isCents = false
            var translation: [String: String] = [:]
            if entry.value.isMapping {
                let options = try entry.value.mapping(allowing: ["take", "unit", "translate"])
                source = try options.required("take")
                isCents = try word(options, "unit", "euros", "cents")
                if options.optional("translate") != nil {
                    translation = try self.translation(options, definition.fieldCodeLists[entry.key], entry.value)
                }
            }
            let name = try source.string()
            guard knows(name) else {
                throw source.error(.unknownReference, "no record has a field `\(name)`; add it under `fields:`")
            }
            fields.append(
                RecordField(name: entry.key, source: name, type: type, isCents: isCents, translation: translation))
        }
        return fields
    }
}
