using Proxmox.Engine;
using Proxmox.Resources;
using Proxmox.Testing;

namespace Proxmox.Tools.Tests.Convert;

/// <summary>A configuration in a folder of its own, converted there.</summary>
internal sealed class ConvertedFolder : IDisposable
{
    private ConvertedFolder(int code, string output, string errors) => (Code, Output, Errors) = (code, output, errors);

    /// <summary>The folder.</summary>
    public string Folder { get; private init; } = "";

    /// <summary>What the command ended with.</summary>
    public int Code { get; }

    /// <summary>What it said.</summary>
    public string Output { get; }

    /// <summary>What it complained of.</summary>
    public string Errors { get; }

    /// <summary>The configurations that are kept here.</summary>
    public static string Kept(string name) =>
        Path.Combine(Repository.Root, "tests/Proxmox.Tools.Tests/Convert/Configurations", name);

    /// <summary>Converts files.</summary>
    public static async Task<ConvertedFolder> OfAsync(IEnumerable<(string Name, string Text)> files, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("proxmox-convert-").FullName;
        foreach (var (name, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            await File.WriteAllTextAsync(Path.Combine(folder, name), text);
        }

        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await CommandLine.RunAsync(
            ["convert", folder, .. options],
            new()
            {
                Provider = () => new Provider(Catalogs.All, new()),
                Version = "1.2.3",
                Output = output,
                Errors = errors,
            });
        return new(code, output.ToString(), errors.ToString()) { Folder = folder };
    }

    /// <summary>Converts one file of bpg's, with the head that it needs.</summary>
    public static Task<ConvertedFolder> OfAsync(string text) => OfAsync([("main.tf", text), ("versions.tf", """
        terraform {
          required_providers {
            proxmox = { source = "bpg/proxmox", version = "0.111.1" }
          }
        }
        """)]);

    /// <summary>Converts a configuration that is kept here.</summary>
    public static Task<ConvertedFolder> OfKeptAsync(string name) => OfAsync(
        Directory.EnumerateFiles(Kept(name)).Select(path => (Path.GetFileName(path), File.ReadAllText(path))));

    /// <summary>What is in a file.</summary>
    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
