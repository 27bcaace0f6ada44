/// Builds a message as bytes, element by element.
struct MessageWriter {
    private(set) var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(8192)
    }

    /// An element with its content; attributes without a value are left out.
    mutating func element(
        _ name: String, _ attributes: (name: String, value: String?)..., content: (inout MessageWriter) -> Void
    ) {
        open(name, attributes)
        content(&self)
        bytes.append(contentsOf: "</".utf8)
        bytes.append(contentsOf: name.utf8)
        bytes.append(0x3E)
    }

    /// An element with text, or nothing where there is none.
    mutating func leaf(_ name: String, _ text: String?, _ attributes: (name: String, value: String?)...) {
        guard let text else { return }
        open(name, attributes)
        escape(text)
        bytes.append(contentsOf: "</".utf8)
        bytes.append(contentsOf: name.utf8)
        bytes.append(0x3E)
    }

    /// `Code` and its label, as every coded element has them.
    mutating func coded(
        _ name: String, _ code: String, _ label: String?, _ attributes: (name: String, value: String?)...
    ) {
        open(name, attributes)
        leaf("Code", code)
        leaf("Omschrijving", label)
        bytes.append(contentsOf: "</".utf8)
        bytes.append(contentsOf: name.utf8)
        bytes.append(0x3E)
    }

    /// `1` or `0`, as MAGDA's own types write a yes or no.
    mutating func flag(_ name: String, _ isSet: Bool) {
        leaf(name, isSet ? "1" : "0")
    }

    /// `true` or `false`, as the types of the KSZ and of the VAPH write it.
    mutating func boolean(_ name: String, _ isTrue: Bool) {
        leaf(name, isTrue ? "true" : "false")
    }

    /// A name inside an element of its own, as most lists of MAGDA are nested: `<Rechten><Recht>…`.
    mutating func list<Item>(
        _ list: String, _ item: String, _ items: [Item], content: (inout MessageWriter, Item) -> Void
    ) {
        guard !items.isEmpty else { return }
        element(list) { writer in
            for entry in items {
                writer.element(item) { writer in content(&writer, entry) }
            }
        }
    }

    /// `Begin` and `Einde`, or other names.
    mutating func period(
        _ name: String, _ first: String?, _ last: String?, begin: String = "Begin", end: String = "Einde"
    ) {
        element(name) { writer in
            writer.leaf(begin, first)
            writer.leaf(end, last)
        }
    }

    mutating func raw(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    mutating func raw(_ markup: [UInt8]) {
        bytes.append(contentsOf: markup)
    }

    private mutating func open(_ name: String, _ attributes: [(name: String, value: String?)]) {
        bytes.append(0x3C)
        bytes.append(contentsOf: name.utf8)
        for (name, value) in attributes {
            guard let value else { continue }
            bytes.append(0x20)
            bytes.append(contentsOf: name.utf8)
            bytes.append(contentsOf: "=\"".utf8)
            escape(value)
            bytes.append(0x22)
        }
        bytes.append(0x3E)
    }

    private mutating func escape(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case 0x26: bytes.append(contentsOf: "&amp;".utf8)
            case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
            case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
            case 0x22: bytes.append(contentsOf: "&quot;".utf8)
            default: bytes.append(byte)
            }
        }
    }
}
