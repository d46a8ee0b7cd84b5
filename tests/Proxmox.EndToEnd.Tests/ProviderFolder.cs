using System.Diagnostics;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests;

/// <summary>A folder in which a client starts the built provider by a development override. It is removed at the end.</summary>
internal sealed class ProviderFolder : IDisposable
{
    public ProviderFolder()
    {
        var binaries = Directory.CreateDirectory(System.IO.Path.Combine(Path, "bin")).FullName;
        Directory.CreateDirectory(SocketFolder);
        // The name that clients look for; the build's own files, which start with the same letters, stay out of its folder.
        File.CreateSymbolicLink(System.IO.Path.Combine(binaries, "terraform-provider-proxmox"), HostExecutable.Path);
        Write("client.rc", $$"""
            provider_installation {
              dev_overrides {
                "{{AttachedProvider.Source}}" = "{{binaries}}"
              }
              direct {}
            }
            """);
        Write("versions.tf", Workspace.Versions);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("proxmox-test-").FullName;

    /// <summary>What the client's environment has besides.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the provider puts its socket.</summary>
    public string SocketFolder => System.IO.Path.Combine(Path, "tmp");

    public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    public Process Start(string executable, params string[] arguments)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            WorkingDirectory = Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            Environment =
            {
                ["TF_CLI_CONFIG_FILE"] = System.IO.Path.Combine(Path, "client.rc"),
                ["TF_IN_AUTOMATION"] = "1",
                ["CHECKPOINT_DISABLE"] = "1",
                ["TMPDIR"] = SocketFolder,
                ["TF_LOG"] = "",
            },
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{executable} did not start.");
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
