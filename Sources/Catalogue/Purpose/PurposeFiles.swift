internal import Core
internal import Crypto

/// The two files of one purpose version, read: a template and a controller's adoption of it.
///
/// What an officer activates, the log refers to and the store keeps is ``bytes``: both texts, word for word.
package struct PurposeFiles: Sendable {
    package let purpose: Purpose
    /// Canonical JSON, `{"adoption":"<text>","template":"<text>"}`.
    package let bytes: [UInt8]
    let places: PurposePlaces

    /// Reads both texts.
    ///
    /// An unknown key, a missing one or a value of the wrong kind throws with file and line; what the files say about
    /// the dictionary is for ``PurposeCheck``.
    package init(
        template: [UInt8], templateFile: String, adoption: [UInt8], adoptionFile: String
    ) throws(CatalogueError) {
        let templateNode = try YAMLNode.document(template, file: templateFile)
        let adoptionNode = try YAMLNode.document(adoption, file: adoptionFile)
        let readTemplate = try PurposeTemplate(yaml: templateNode)
        let readAdoption = try Adoption(yaml: adoptionNode)
        guard readAdoption.purpose == readTemplate.id else {
            let adopted = try adoptionNode.entries().first { $0.key == "purpose" }?.value ?? adoptionNode
            throw adopted.error(
                .unknownReference,
                "adopts another purpose than that of \(templateFile), `\(readTemplate.id)`; correct it")
        }
        let json: JSON = [
            "adoption": .string(String(decoding: adoption, as: UTF8.self)),
            "template": .string(String(decoding: template, as: UTF8.self)),
        ]
        bytes = json.canonicalBytes
        purpose = Purpose(
            ref: PurposeRef(
                controller: readAdoption.controller, id: readAdoption.purpose, version: readAdoption.version,
                hash: Hex.encode(SHA256.hash(data: bytes))),
            template: readTemplate, adoption: readAdoption)
        places = PurposePlaces(template: templateNode, adoption: adoptionNode)
    }

    /// Reads stored ``bytes`` back; `name` stands for the files in errors.
    package init(stored bytes: [UInt8], name: String) throws(CatalogueError) {
        guard let json = try? JSON(parsing: bytes), let adoption = json["adoption"]?.string,
            let template = json["template"]?.string, json.object?.count == 2, json.canonicalBytes == bytes
        else {
            throw CatalogueError(.wrongKind, file: name, line: 1, "are no bytes of a purpose version; store them again")
        }
        try self.init(
            template: Array(template.utf8), templateFile: name + "/template.yaml", adoption: Array(adoption.utf8),
            adoptionFile: name + "/adoption.yaml")
    }
}
