using System.Diagnostics;
using System.IO.Compression;

namespace Sdk.Tests.Packing;

/// <summary>A folder below which packages come from one more source, and what a script or a build does with them.</summary>
internal sealed class SourcesOfPackages : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sdk-sources");

    /// <summary>A folder for what is made.</summary>
    /// <param name="name">Its name.</param>
    public string FolderOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>The source.</summary>
    public string Feed => Path.Combine(_folder.FullName, "feed");

    /// <summary>Adds a package to the source.</summary>
    /// <param name="id">The package.</param>
    /// <param name="version">Its version.</param>
    /// <param name="dependencies">What it needs.</param>
    /// <param name="assemblies">Its assemblies; none for one that only has a name.</param>
    public void Add(string id, string version, (string Id, string Version)[]? dependencies = null, params string[] assemblies)
    {
        Directory.CreateDirectory(Feed);
        using var zip = ZipFile.Open(Path.Combine(Feed, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var writer = new StreamWriter(zip.CreateEntry($"{id}.nuspec").Open()))
        {
            writer.Write($"""
                <package><metadata><id>{id}</id><version>{version}</version><authors>none</authors><description>For a test.</description>
                <dependencies><group targetFramework="net8.0">{string.Concat((dependencies ?? []).Select(one => $"<dependency id=\"{one.Id}\" version=\"{one.Version}\" />"))}</group></dependencies>
                </metadata></package>
                """);
        }
        foreach (var assembly in assemblies)
        {
            zip.CreateEntryFromFile(assembly, $"lib/net8.0/{Path.GetFileName(assembly)}");
        }
    }

    /// <summary>Runs a command of the repository.</summary>
    /// <param name="variables">Variables of its environment.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <returns>How it ended, and all that it said.</returns>
    public async Task<(int Code, string Said)> RunAsync(Dictionary<string, string> variables, params string[] command)
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "nuget.config"),
                $"<configuration><packageSources><add key=\"added\" value=\"{Feed}\" /></packageSources></configuration>");
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Sources.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A script that works in a folder of its own has this list of sources above it.
        start.Environment["TMPDIR"] = _folder.FullName;
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var errors = process.StandardError.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, await output + await errors);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
