using System.Diagnostics;
using Newtonsoft.Json.Linq;

namespace Proxmox.Testing.Clients;

/// <summary>What a command printed.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
public sealed record CommandResult(int ExitCode, string Output, string Errors);

/// <summary>
/// A folder in which <c>terraform</c> or <c>tofu</c> works, attached to a provider in this process. It is removed at the end.
/// </summary>
public sealed class Workspace : IAsyncDisposable
{
    private readonly string _executable;
    private readonly AttachedProvider _attached;
    private readonly string _folder = Directory.CreateTempSubdirectory("proxmox-test-").FullName;

    /// <summary>A fresh folder.</summary>
    public Workspace(string executable, AttachedProvider attached)
    {
        _executable = executable;
        _attached = attached;
    }

    /// <summary>The block that says where the provider comes from.</summary>
    public static string Versions { get; } = $$"""
        terraform {
          required_providers {
            proxmox = { source = "{{AttachedProvider.Source}}" }
          }
        }
        """;

    /// <summary>The folder.</summary>
    public string Folder => _folder;

    /// <summary>
    /// The address of another provider, which our own answers for: a client that knows it from a state alone asks it for its schemas.
    /// </summary>
    public string? StandsInFor { get; init; }

    private string Reattach
    {
        get
        {
            var addresses = JObject.Parse(_attached.Reattach);
            if (StandsInFor is { } other)
            {
                addresses[other] = addresses.Properties().First().Value.DeepClone();
            }

            return addresses.ToString(Newtonsoft.Json.Formatting.None);
        }
    }

    private string StateFile => Path.Combine(_folder, "terraform.tfstate");

    /// <summary>Writes a file of the configuration.</summary>
    public void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Removes a file of the configuration.</summary>
    public void Remove(string name) => File.Delete(Path.Combine(_folder, name));

    /// <summary>Prepares the folder for the provider.</summary>
    /// <param name="writeVersions">False when the configuration says itself where the provider comes from.</param>
    public async Task InitAsync(bool writeVersions = true)
    {
        if (writeVersions)
        {
            Write("versions.tf", Versions);
        }

        var result = await RunAsync("init", "-input=false", "-no-color");
        if (result.ExitCode != 0)
        {
            throw new InvalidOperationException(result.Output + result.Errors);
        }
    }

    /// <summary>Runs a command to its end.</summary>
    public async Task<CommandResult> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(_executable, arguments)
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            Environment =
            {
                ["TF_REATTACH_PROVIDERS"] = Reattach,
                ["TF_IN_AUTOMATION"] = "1",
                ["CHECKPOINT_DISABLE"] = "1",
                // The developer's own settings must not reach into a test.
                ["TF_CLI_CONFIG_FILE"] = Path.Combine(_folder, "none.rc"),
                ["TF_LOG"] = "",
            },
        };
        File.WriteAllText(Path.Combine(_folder, "none.rc"), "");
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{_executable} did not start.");
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"{Path.GetFileName(_executable)} {string.Join(' ', arguments)} did not end within three minutes.", late);
        }
    }

    /// <summary>The recorded attributes of that address; null when nothing is recorded.</summary>
    public JToken? StateOf(string address)
    {
        if (!File.Exists(StateFile))
        {
            return null;
        }

        var resource = JObject.Parse(File.ReadAllText(StateFile))["resources"]!
            .FirstOrDefault(found => $"{((string?)found["mode"] == "data" ? "data." : "")}{found["type"]}.{found["name"]}" == address);
        return resource?["instances"]?.FirstOrDefault()?["attributes"];
    }

    /// <summary>Removes the state.</summary>
    public void ForgetState() => File.Delete(StateFile);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _attached.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
