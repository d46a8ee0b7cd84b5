using System.Text.RegularExpressions;
using Proxmox.Testing;

namespace Proxmox.EndToEnd.Tests.Modules;

/// <summary>The modules of <c>examples/modules</c>, as files of a folder in which a client works.</summary>
internal static partial class ModuleFiles
{
    private static readonly string Root = Path.Combine(Repository.Root, "examples", "modules");

    /// <summary>Names of the modules.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Root).Select(path => Path.GetFileName(path))
        .Order(StringComparer.Ordinal);

    /// <summary>The configuration of each module, in a folder of its name below <c>modules</c>.</summary>
    public static IEnumerable<(string Name, string Text)> Configurations =>
        from module in Names
        from file in Directory.EnumerateFiles(Path.Combine(Root, module), "*.tf")
        select ($"modules/{module}/{Path.GetFileName(file)}", File.ReadAllText(file));

    /// <summary>
    /// The tests of each module, each run told which module it is of: so one process tries all, where in the module's own folder each
    /// would need one, and the schema of the provider is read once.
    /// </summary>
    public static IEnumerable<(string Name, string Text)> Tests =>
        from module in Names
        from file in Directory.EnumerateFiles(Path.Combine(Root, module, "tests"), "*.tftest.hcl")
        select ($"tests/{module}-{Path.GetFileName(file)}",
            RunBlock().Replace(File.ReadAllText(file), $"$0\n  module {{\n    source = \"./modules/{module}\"\n  }}\n"));

    [GeneratedRegex("^run \"[a-z_]+\" \\{$", RegexOptions.Multiline, 1000)]
    private static partial Regex RunBlock();
}
