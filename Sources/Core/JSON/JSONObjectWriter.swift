/// Writes one object member by member where a tree would only be thrown away.
///
/// The caller names the members in canonical order (RFC 8785); a debug build stops at one that comes too early.
package struct JSONObjectWriter {
    private var last: StaticString?

    package init(to out: inout [UInt8]) {
        out.append(0x7B)
    }

    package mutating func name(_ name: StaticString, to out: inout [UInt8]) {
        if let last {
            assert(last.description < name.description, "members are written in canonical order")
            out.append(0x2C)
        }
        last = name
        out.append(0x22)
        out.append(contentsOf: name.description.utf8)
        out.append(0x22)
        out.append(0x3A)
    }

    package mutating func member(_ name: StaticString, _ text: String, to out: inout [UInt8]) {
        self.name(name, to: &out)
        JSON.write(text, to: &out)
    }

    package mutating func member(_ name: StaticString, _ value: Bool, to out: inout [UInt8]) {
        self.name(name, to: &out)
        JSON.boolean(value).write(to: &out)
    }

    package func close(_ out: inout [UInt8]) { out.append(0x7D) }
}
