using System.Diagnostics;
using NUnit.Framework;
using Proxmox.LocalEngine;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.Steps;
using Proxmox.Simulator;

namespace Proxmox.Testing;

/// <summary>
/// The project that <c>discover --pulumi</c> writes of a simulator, built as its user would but for where the packages come from, and run
/// by the local engine.
/// </summary>
public sealed class DiscoveredProgram : IDisposable
{
    private const string Name = "Datacenter";

    // The packages are not to be had here: the SDK and what stands in for the package Pulumi take their place.
    private const string Packages = """
        <Project>
          <ItemGroup>
            <PackageReference Remove="Pulumi;Pulumi.Proxmox" />
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
            <Reference Include="LIBRARIES/Pulumi.dll" />
            <Reference Include="LIBRARIES/Pulumi.Proxmox.dll" />
          </ItemGroup>
        </Project>
        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("proxmox-discovered-");

    private string Folder => Path.Combine(_root.FullName, "program");

    /// <summary>
    /// Discovers the datacenter, and holds: the project builds without a warning, its file imports, the preview after that changes nothing,
    /// and neither does the update; nothing of it writes.
    /// </summary>
    /// <param name="pve">The datacenter.</param>
    /// <param name="plugin">The provider, which knows where it is.</param>
    /// <param name="then">What else is tried of the stack and its program.</param>
    /// <returns>What was imported.</returns>
    public static async Task<IReadOnlyList<ImportTarget>> ProveAsync(
        PveSimulator pve, PluginSource plugin, Func<Stack, ExecutableProgram, Task>? then = null)
    {
        using var written = new DiscoveredProgram();
        var discovered = await Discoveries.RunAsync(pve, written.Folder, "--pulumi");
        Assert.That(discovered.ExitCode, Is.Zero, discovered.Errors);
        var program = await written.BuildAsync();
        using var stack = Stack.Open(new()
        {
            Project = "datacenter",
            Passphrase = "correct horse battery staple",
            Plugins = [plugin],
        });
        var targets = ImportFile.Read(Path.Combine(written.Folder, "import.json"), protect: false);
        var before = pve.Requests.All.Count;
        Holds(await stack.ImportAllAsync(targets), StepOp.Import);
        Holds(await stack.PreviewAsync(program), StepOp.Same);
        Holds(await stack.UpAsync(program), StepOp.Same);
        Assert.That(pve.Requests.All.Skip(before).Where(request => request.Verb != "GET" && request.Path != "/access/ticket"), Is.Empty);
        if (then is not null)
        {
            await then(stack, program);
        }

        return targets;
    }

    /// <inheritdoc/>
    public void Dispose() => _root.Delete(recursive: true);

    private static void Holds(DeploymentResult result, StepOp expected)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.Empty);
            Assert.That(
                result.Steps.Where(step => !step.IsInternal && step.Type != "pulumi:pulumi:Stack" && step.Op != expected)
                    .Select(step => $"{step.Op} {step.Type} {step.Name}: {string.Join(", ", step.DetailedDiff?.Keys ?? step.Diffs)}"),
                Is.Empty);
        }

        Assert.That(result.Succeeded);
    }

    private async Task<ExecutableProgram> BuildAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "Directory.Build.props"), "<Project />");
        await File.WriteAllTextAsync(
            Path.Combine(_root.FullName, "Directory.Build.targets"), Packages.Replace("LIBRARIES", Libraries(), StringComparison.Ordinal));
        // The SDK beside the tests is built for the framework of this repository.
        var project = Path.Combine(Folder, $"{Name}.csproj");
        var text = await File.ReadAllTextAsync(project);
        await File.WriteAllTextAsync(project, text.Replace("net8.0", "net10.0", StringComparison.Ordinal));
        var built = Path.Combine(_root.FullName, "built");
        using var build = Process.Start(new ProcessStartInfo(
            "dotnet", ["build", "--nologo", "-v", "q", "-warnaserror", "-p:UseAppHost=false", "-o", built])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var said = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        Assert.That(build.ExitCode, Is.Zero, said);
        return new(Path.Combine(built, $"{Name}.dll"));
    }

    // .../bin/TESTS/debug/ stands beside .../bin/Import/debug/, where an example has them.
    private static string Libraries()
    {
        var tests = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        var folder = Path.Combine(tests.Parent!.Parent!.FullName, "Import", tests.Name);
        return Directory.Exists(folder) ? folder : throw new DirectoryNotFoundException($"It has not been built: {folder} does not exist.");
    }
}
