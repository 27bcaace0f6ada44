import Catalogue
import FoundationEssentials

/// The witness that we are to the logs of others.
struct WitnessSettings: Sendable {
    let host: String
    let port: Int
    /// The file with the key that signs (`sluis key witness`).
    let key: String
    /// What was signed; outside the folders of the controllers, since a backup that brings back a log must leave it.
    let state: String
    /// Counts along with the state, in another place: in another backup, or in none.
    let marker: String
    /// A file in the form of C2SP tlog-policy, whose `log` lines are the logs that we sign for.
    let logs: String

    /// `nil` where nothing is set.
    init?(
        yaml node: YAMLNode?, _ controllers: [Settings.Controller], path: (String) -> String
    ) throws(CatalogueError) {
        guard let node else { return nil }
        let map = try node.mapping(allowing: ["listen", "key", "state", "marker", "logs"])
        let listen = try map.required("listen").mapping(allowing: ["host", "port"])
        host = try listen.string("host")
        port = try listen.integer("port")
        key = path(try map.string("key"))
        state = path(try map.string("state"))
        marker = path(try map.string("marker"))
        logs = path(try map.string("logs"))
        for (name, folder) in [("state", state), ("marker", marker)] {
            for controller in controllers where Self.lies(folder, in: controller.folder) {
                throw try map.required(name).error(
                    .unlawful, "lies in the folder of \(controller.name), whose backup would bring it back; move it out"
                )
            }
        }
        guard !Self.lies(marker, in: state), !Self.lies(state, in: marker) else {
            throw try map.required("marker").error(.unlawful, "lies with the state; one backup would bring back both")
        }
    }

    private static func lies(_ path: String, in folder: String) -> Bool {
        let (inner, outer) = (URL(filePath: path).standardized.path, URL(filePath: folder).standardized.path)
        return inner == outer || inner.hasPrefix(outer + "/")
    }
}
