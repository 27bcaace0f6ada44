import Support

/// A purpose of the repository under another name, as a controller could write one.
struct PurposeCopy {
    let template: String
    let adoption: String

    init(of original: String, named name: String) throws {
        func renamed(_ path: String) throws -> String {
            try Repository.text(path).replacing(original + "-1", with: name + "-1")
                .replacing("purpose: " + original, with: "purpose: " + name)
        }
        template = try renamed("mappings/purposes/\(original).yaml")
        adoption = try renamed("mappings/purposes/zonnegem/\(original).yaml")
    }
}
