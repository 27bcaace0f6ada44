import Core
import Server
import Support
import Yams

/// `openapi.yaml` as a tree, with its references followed.
struct Document {
    /// What the document says that one example of an operation sends and gets.
    struct Example: Sendable {
        let name: String
        let request: JSON?
        let status: Int
        let answer: JSON?
    }

    struct Operation: Sendable {
        let method: String
        let path: String
        let roles: [String]
        let id: String
        let isSecured: Bool
        let requires: Bool?
        let examples: [Example]
    }

    private let root: Node

    init() throws {
        guard let root = try Yams.compose(yaml: Repository.text("Sources/Server/Documentation/openapi.yaml")) else {
            throw YamlError.no
        }
        self.root = root
    }

    var version: String { root["openapi"]?.string ?? "" }

    var operations: [Operation] {
        var operations: [Operation] = []
        for (path, methods) in root["paths"]?.mapping ?? [:] {
            for (method, node) in methods.mapping ?? [:] {
                operations.append(
                    Operation(
                        method: (method.string ?? "").uppercased(), path: path.string ?? "",
                        roles: node["x-roles"]?.array().compactMap(\.string) ?? ["missing"],
                        id: node["operationId"]?.string ?? "", isSecured: node["security"] == nil,
                        requires: node["requestBody"]?["required"]?.bool, examples: examples(node)))
            }
        }
        return operations
    }

    /// Every reference that leads nowhere.
    var brokenReferences: [String] {
        var broken: [String] = []
        func walk(_ node: Node) {
            if let reference = node["$ref"]?.string, follow(reference) == nil { broken.append(reference) }
            for (_, value) in node.mapping ?? [:] { walk(value) }
            for item in node.sequence ?? [] { walk(item) }
        }
        walk(root)
        return broken
    }

    private func examples(_ operation: Node) -> [Example] {
        var requests: [String: JSON] = [:]
        for (_, media) in operation["requestBody"]?["content"]?.mapping ?? [:] {
            for (name, example) in media["examples"]?.mapping ?? [:] {
                requests[name.string ?? ""] = resolved(example)["value"].flatMap(json)
            }
        }
        var examples: [Example] = []
        for (status, response) in operation["responses"]?.mapping ?? [:] {
            guard let status = status.int ?? status.string.flatMap({ Int($0) }) else { continue }
            for (_, media) in resolved(response)["content"]?.mapping ?? [:] {
                for (name, example) in media["examples"]?.mapping ?? [:] {
                    let name = name.string ?? ""
                    examples.append(
                        Example(
                            name: name, request: requests.removeValue(forKey: name), status: status,
                            answer: resolved(example)["value"].flatMap(json)))
                }
            }
        }
        // A request without an answer would not be run.
        for name in requests.keys { examples.append(Example(name: name, request: nil, status: 0, answer: nil)) }
        return examples
    }

    private func resolved(_ node: Node) -> Node { node["$ref"]?.string.flatMap(follow) ?? node }

    private func follow(_ reference: String) -> Node? {
        reference.split(separator: "/").dropFirst().reduce(root as Node?) { node, name in node?[String(name)] }
    }

    private func json(_ node: Node) -> JSON? {
        if let mapping = node.mapping {
            return .object(
                Dictionary(
                    mapping.map { ($0.key.string ?? "", json($0.value) ?? "") }, uniquingKeysWith: { first, _ in first }
                ))
        }
        if let sequence = node.sequence { return .array(sequence.map { json($0) ?? "" }) }
        guard let scalar = node.scalar else { return nil }
        if scalar.style == .plain {
            if let boolean = node.bool { return .boolean(boolean) }
            if let integer = node.int { return .integer(Int64(integer)) }
        }
        return .string(scalar.string)
    }
}
