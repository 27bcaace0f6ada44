package import Catalogue
package import Core

extension PurposeRef {
    package var json: JSON {
        [
            "controller": .string(controller), "id": .string(id), "version": .integer(Int64(version)),
            "hash": .string(hash),
        ]
    }

    package init?(json: JSON?) {
        guard let json, let controller = json["controller"]?.string, let id = json["id"]?.string,
            let version = json["version"]?.integer, let hash = json["hash"]?.string
        else { return nil }
        self.init(controller: controller, id: id, version: Int(version), hash: hash)
    }
}
