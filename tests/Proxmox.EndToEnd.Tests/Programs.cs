using System.Collections.Immutable;
using Proxmox.LocalEngine;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.Programs;
using Proxmox.Pulumi.Schemas;
using Proxmox.Simulator;
using Proxmox.Testing;

namespace Proxmox.EndToEnd.Tests;

/// <summary>The C# programs under <c>examples/csharp</c>, built with the tests.</summary>
internal static class Programs
{
    private static readonly string Folder = Path.Combine(Repository.Root, "examples", "csharp");

    /// <summary>Their folders.</summary>
    public static IEnumerable<string> Names =>
        Directory.EnumerateDirectories(Folder).Select(path => Path.GetFileName(path)).Where(name => name is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal);

    /// <summary>A program with the environment that tells the provider where PVE is.</summary>
    public static ExecutableProgram Find(string name)
    {
        var project = Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(Path.Combine(Folder, name), "*.csproj").Single());
        return new(BuiltBeside(project, project));
    }

    /// <summary>A stack in memory whose provider is the real executable, in a process of its own.</summary>
    public static Stack Open(string name, PveSimulator pve, string? stateFile = null) => Stack.Open(new()
    {
        Project = name,
        StateFile = stateFile,
        Passphrase = "correct horse battery staple",
        WorkingDirectory = Path.Combine(Folder, name) is var folder && Directory.Exists(folder) ? folder : AppContext.BaseDirectory,
        Plugins = [Plugin(pve)],
    });

    /// <summary>The real executable, told by its environment where PVE is.</summary>
    public static ExecutablePlugin Plugin(PveSimulator pve) => new(Tokens.Package, BuiltBeside("Proxmox.Host", "pulumi-resource-proxmox"))
    {
        Environment = ImmutableDictionary<string, string?>.Empty
            .Add("PROXMOX_VE_ENDPOINT", pve.Endpoint.ToString())
            .Add("PROXMOX_VE_API_TOKEN", pve.ApiToken)
            .Add("PROXMOX_VE_FINGERPRINT", pve.Fingerprint),
    };

    // .../bin/Proxmox.EndToEnd.Tests/debug/ stands beside .../bin/PROJECT/debug/.
    private static string BuiltBeside(string project, string file)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        var path = Path.Combine(configuration.Parent!.Parent!.FullName, project, configuration.Name, file);
        return File.Exists(path) ? path : throw new FileNotFoundException($"It has not been built: {path} does not exist.");
    }
}
