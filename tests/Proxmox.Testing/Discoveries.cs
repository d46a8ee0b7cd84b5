using System.Text.RegularExpressions;
using NUnit.Framework;
using Proxmox.Resources;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Testing;

/// <summary>Runs <c>discover</c> against a simulator, and holds that what it writes takes the datacenter over without a change.</summary>
public static partial class Discoveries
{
    /// <summary>The environment by which a simulator is reached.</summary>
    public static Func<string, string?> EnvironmentOf(PveSimulator pve) => name => name switch
    {
        "PROXMOX_VE_ENDPOINT" => pve.Endpoint.ToString(),
        "PROXMOX_VE_USERNAME" => pve.Username,
        "PROXMOX_VE_PASSWORD" => pve.Password,
        "PROXMOX_VE_FINGERPRINT" => pve.Fingerprint,
        _ => null,
    };

    /// <summary>Runs the command.</summary>
    public static async Task<CommandResult> RunAsync(PveSimulator pve, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await Tools.CommandLine.RunAsync(["discover", .. arguments], new()
        {
            Provider = () => new(Catalogs.All, new() { Environment = EnvironmentOf(pve) }),
            Version = "0.0.0",
            Output = output,
            Errors = TextWriter.Synchronized(errors),
        });
        return new(code, output.ToString(), errors.ToString());
    }

    /// <summary>
    /// Discovers the datacenter, and holds: the files are laid out as the client does it, the plan imports and does nothing else, the apply
    /// writes nothing, and the plan after it is empty.
    /// </summary>
    /// <returns>The addresses that were imported.</returns>
    public static async Task<IReadOnlyList<string>> ProveAsync(ClientKind client, PveSimulator pve, params string[] arguments)
    {
        var attached = await AttachedProvider.StartAsync(environment: EnvironmentOf(pve));
        await using var workspace = new Workspace(Executables.Find(client)!, attached);
        var written = await RunAsync(pve, [workspace.Folder, .. arguments]);
        Assert.That(written.ExitCode, Is.Zero, written.Output + written.Errors);
        await workspace.InitAsync(writeVersions: false);
        var format = await workspace.RunAsync("fmt", "-check", "-diff");
        Assert.That(format.ExitCode, Is.Zero, format.Output);
        GiveSecrets(workspace);

        var left = Directory.EnumerateFiles(workspace.Folder, "*.tf").SelectMany(File.ReadLines)
            .Where(line => line.Contains("for setting it here would change it", StringComparison.Ordinal));
        Assert.That(left, Is.Empty, "what is read is what is planned");
        TestContext.Out.WriteLine(File.ReadAllText(Path.Combine(workspace.Folder, "REPORT.md")));
        var imports = Imports().Matches(File.ReadAllText(Path.Combine(workspace.Folder, "imports.tf")))
            .Select(found => found.Groups["address"].Value).ToList();
        var plan = await workspace.RunAsync("plan", "-no-color", "-input=false");
        Assert.That(plan.ExitCode, Is.Zero, plan.Errors + Changes(plan.Output));
        Assert.That(
            plan.Output, Does.Contain($"Plan: {imports.Count} to import, 0 to add, 0 to change, 0 to destroy."), Changes(plan.Output));

        var before = pve.Requests.All.Count;
        var apply = await workspace.RunAsync("apply", "-auto-approve", "-no-color", "-input=false");
        Assert.That(apply.ExitCode, Is.Zero, apply.Errors);
        Assert.That(pve.Requests.All.Skip(before).Where(request => request.Verb != "GET" && request.Path != "/access/ticket"), Is.Empty);

        var second = await workspace.RunAsync("plan", "-detailed-exitcode", "-no-color", "-input=false");
        Assert.That(second.ExitCode, Is.Zero, second.Errors + Changes(second.Output));
        return imports;
    }

    // The variables that have no default.
    private static void GiveSecrets(Workspace workspace)
    {
        var file = Path.Combine(workspace.Folder, "variables.tf");
        if (File.Exists(file))
        {
            workspace.Write("secret.auto.tfvars", string.Concat(Variables().Matches(File.ReadAllText(file))
                .Select(variable => $"{variable.Groups["name"].Value} = "
                    + (variable.Value.Contains("map(string)", StringComparison.Ordinal) ? "{ canary = \"canary\" }\n"
                        : variable.Groups["name"].Value.StartsWith("node_subscription", StringComparison.Ordinal) ? "\"pve1c-0123456789\"\n"
                        : "\"canary\"\n"))));
        }
    }

    // What an import shows besides changes is long.
    private static string Changes(string plan) => string.Join('\n', plan.Split('\n').Where(line =>
        line.TrimStart() is ['+' or '-' or '~', ..] || line.Contains(" will be updated", StringComparison.Ordinal)
            || line.StartsWith("Plan:", StringComparison.Ordinal)));

    [GeneratedRegex("^  to = (?<address>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Imports();

    [GeneratedRegex(
        "^variable \"(?<name>[^\"]+)\" \\{.*?^\\}", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Variables();
}
