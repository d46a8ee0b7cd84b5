using System.Text.RegularExpressions;
using NUnit.Framework;
using Proxmox.Client;
using Proxmox.Resources;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Testing;

/// <summary>Runs <c>discover</c> against a simulator, and holds that what it writes takes the datacenter over without a change.</summary>
public static partial class Discoveries
{
    /// <summary>The environment by which a simulator is reached.</summary>
    /// <param name="pve">The simulator.</param>
    /// <param name="token">The token by which; null for root with its password.</param>
    public static Func<string, string?> EnvironmentOf(PveSimulator pve, string? token = null) => name => name switch
    {
        "PROXMOX_VE_ENDPOINT" => pve.Endpoint.ToString(),
        "PROXMOX_VE_USERNAME" when token is null => pve.Username,
        "PROXMOX_VE_PASSWORD" when token is null => pve.Password,
        "PROXMOX_VE_API_TOKEN" => token,
        "PROXMOX_VE_FINGERPRINT" => pve.Fingerprint,
        _ => null,
    };

    /// <summary>Makes a user's token that has roles on paths, and no others.</summary>
    public static string Token(PveSimulator pve, params IEnumerable<(string Role, string Path)> roles)
    {
        pve.Request("POST", "/access/users", ("userid", "reader@pve"));
        foreach (var (role, path) in roles)
        {
            pve.Request("PUT", "/access/acl", ("path", path), ("users", "reader@pve"), ("roles", role));
        }

        return $"reader@pve!discover={(string)pve.Request("POST", "/access/users/reader@pve/token/discover", ("privsep", "0"))!["value"]!}";
    }

    /// <summary>Runs the command as root.</summary>
    public static Task<CommandResult> RunAsync(PveSimulator pve, params string[] arguments) => RunAsAsync(pve, token: null, arguments);

    /// <summary>Runs the command by a token.</summary>
    public static Task<CommandResult> RunAsAsync(PveSimulator pve, string? token, params string[] arguments) =>
        RunAsAsync(pve, token, options => options, arguments);

    /// <summary>Runs the command by a token, with other limits than a user has.</summary>
    public static async Task<CommandResult> RunAsAsync(
        PveSimulator pve, string? token, Func<PveOptions, PveOptions> adjust, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await Tools.CommandLine.RunAsync(["discover", .. arguments], new()
        {
            Provider = () => new(Catalogs.All, new()
            {
                Environment = EnvironmentOf(pve, token),
                Connect = (given, log, time) => new PveClient(adjust(given), log, time),
            }),
            PulumiSchema = () => File.ReadAllText(Path.Combine(Repository.Root, "schema.json")),
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
    public static Task<IReadOnlyList<string>> ProveAsync(ClientKind client, PveSimulator pve, params string[] arguments) =>
        ProveAsAsync(client, pve, token: null, arguments);

    /// <summary>The same by a token, with which the client works as well.</summary>
    public static async Task<IReadOnlyList<string>> ProveAsAsync(
        ClientKind client, PveSimulator pve, string? token, params string[] arguments)
    {
        var attached = await AttachedProvider.StartAsync(environment: EnvironmentOf(pve, token));
        await using var workspace = new Workspace(Executables.Find(client)!, attached);
        var written = await RunAsAsync(pve, token, [workspace.Folder, .. arguments]);
        Assert.That(written.ExitCode, Is.Zero, written.Output + written.Errors);
        await workspace.InitAsync(writeVersions: false);
        var format = await workspace.RunAsync("fmt", "-check", "-diff");
        Assert.That(format.ExitCode, Is.Zero, format.Output);

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

    // What an import shows besides changes is long.
    private static string Changes(string plan) => string.Join('\n', plan.Split('\n').Where(line =>
        line.TrimStart() is ['+' or '-' or '~', ..] || line.Contains(" will be updated", StringComparison.Ordinal)
            || line.StartsWith("Plan:", StringComparison.Ordinal)));

    [GeneratedRegex("^  to = (?<address>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Imports();
}
