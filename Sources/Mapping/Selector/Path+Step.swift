extension Path.Step {
    init?(_ text: String) {
        var rest = text[...]
        let name = rest.prefix { $0 != "[" }
        rest = rest.dropFirst(name.count)
        guard Path.isName(String(name)) else { return nil }
        var tests: [Path.Test] = []
        while let open = rest.first {
            guard open == "[", let end = rest.firstIndex(of: "]") else { return nil }
            guard let test = Path.Test(String(rest[rest.index(after: rest.startIndex)..<end])) else { return nil }
            tests.append(test)
            rest = rest[rest.index(after: end)...]
        }
        self.init(name: String(name), tests: tests)
    }
}

extension Path.Test {
    init?(_ text: String) {
        guard let equals = text.firstIndex(of: "=") else { return nil }
        var left = text[..<equals]
        let isNegated = left.last == "!"
        if isNegated { left = left.dropLast() }
        guard let path = Path(String(left)), path.steps.allSatisfy({ $0.tests.isEmpty }) else { return nil }
        let right = String(text[text.index(after: equals)...])
        let values = right == "$subject" ? [] : right.split(separator: "|").map(String.init)
        guard right == "$subject" || !values.isEmpty else { return nil }
        self.init(path: path, isNegated: isNegated, values: values)
    }
}
