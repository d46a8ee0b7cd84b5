using System.Diagnostics;
using NUnit.Framework;
using Proxmox.LocalEngine.Programs;

namespace Proxmox.EndToEnd.Tests.Discover;

/// <summary>The project that <c>discover --pulumi</c> has written, built as its user would but for where the packages come from.</summary>
internal sealed class DiscoveredProgram : IDisposable
{
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

    /// <summary>The folder for it.</summary>
    public string Folder => Path.Combine(_root.FullName, "program");

    /// <summary>Builds it, where a warning is an error.</summary>
    public async Task<ExecutableProgram> BuildAsync()
    {
        var libraries = Programs.Libraries;
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "Directory.Build.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "Directory.Build.targets"),
            Packages.Replace("LIBRARIES", libraries, StringComparison.Ordinal));
        // The SDK beside the tests is built for the framework of this repository.
        var project = Path.Combine(Folder, "Datacenter.csproj");
        var text = await File.ReadAllTextAsync(project);
        await File.WriteAllTextAsync(project, text.Replace("net8.0", "net10.0", StringComparison.Ordinal));
        string[] arguments =
            ["build", "--nologo", "-v", "q", "-warnaserror", "-p:UseAppHost=false", "-o", Path.Combine(_root.FullName, "built")];
        using var build = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
        })!;
        var said = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        Assert.That(build.ExitCode, Is.Zero, said);
        return new(Path.Combine(_root.FullName, "built", "Datacenter.dll"));
    }

    public void Dispose() => _root.Delete(recursive: true);
}
