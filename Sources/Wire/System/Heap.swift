import CLibraries

/// The process's memory as a server wants it.
package enum Heap {
    /// Two pools of free memory a core, where malloc would make eight: threads share what others gave back.
    package static func shareArenas(cores: Int) { wire_few_arenas(Int32(2 * max(cores, 1))) }
}
