/// What `Package.swift` says about targets and packages, read from its text.
struct Manifest {
    /// The modules and products of each target, by its name.
    private(set) var dependencies: [String: Set<String>] = [:]
    /// The arguments of each package that is fetched.
    private(set) var packages: [String] = []

    init(_ text: String) {
        let plain = String(decoding: SwiftBlanking.withoutComments(text), as: UTF8.self)
        var products: [String: String] = [:]
        for line in plain.split(separator: "\n") where line.contains(": Target.Dependency = .product(") {
            let name = line.split(separator: " ").dropFirst().first?.dropLast() ?? ""
            products[String(name)] = Self.texts(in: line).first
        }
        for kind in [".target(", ".executableTarget(", ".testTarget(", ".systemLibrary("] {
            for call in Self.arguments(of: kind, in: plain) {
                guard let name = Self.texts(in: call).first else { continue }
                let list = Self.between("dependencies: [", "]", in: call) ?? ""
                let names = list.split { !$0.isLetter && !$0.isNumber && $0 != "\"" }
                dependencies[name] = Set(
                    names.map { name in
                        name.hasPrefix("\"") ? name.filter { $0 != "\"" } : products[String(name)] ?? String(name)
                    })
            }
        }
        packages = Self.arguments(of: ".package(", in: plain)
    }

    /// What stands between the parentheses of each call.
    private static func arguments(of call: String, in text: String) -> [String] {
        text.components(after: call).map { rest in
            var depth = 1
            let end = rest.firstIndex { character in
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                return depth == 0
            }
            return String(rest[..<(end ?? rest.endIndex)])
        }
    }

    /// The contents of the text literals, in order.
    static func texts(in text: some StringProtocol) -> [String] {
        text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
            .map { String($0.element) }
    }

    static func between(_ start: String, _ end: String, in text: some StringProtocol) -> String? {
        guard let rest = String(text).components(after: start).first, let close = rest.place(of: end) else {
            return nil
        }
        return String(rest[..<close.lowerBound])
    }
}
