using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests.Kills;

/// <summary>A real client whose providers are killed in the middle of an apply (SIGKILL), of which they learn nothing.</summary>
internal sealed partial class KillingClient(ProviderFolder folder, PveSimulator pve)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _executable = Executables.Find(RealClients.Present.First())!;

    /// <summary>How many requests have asked PVE for a change.</summary>
    public int Writes => pve.Requests.All.Count(request => request.Verb != "GET");

    /// <summary>Applies, and kills the provider so long after it has asked for so many more changes.</summary>
    /// <returns>False when the apply has ended before that.</returns>
    public async Task<bool> ApplyAndKillAsync(int writes, TimeSpan later)
    {
        writes += Writes;
        using var client = Start("apply", "-auto-approve");
        var output = OutputOf(client);
        while (Writes < writes && !client.HasExited)
        {
            await Task.Delay(5);
        }

        await Task.Delay(later);
        var isKilled = false;
        foreach (var provider in ProvidersOf(client))
        {
            isKilled |= Kill(provider);
        }

        await client.WaitForExitAsync().WaitAsync(Patience);
        await output;
        return isKilled;
    }

    /// <summary>Applies without a disturbance, after which nothing is left to do.</summary>
    public async Task SettleAsync()
    {
        var (code, output) = await RunAsync("apply", "-auto-approve");
        while (code != 0 && Remedy().Match(Unwrapped(output)) is { Success: true } told)
        {
            await RunAsync("import", "proxmox_volume.scratch", told.Groups["id"].Value);
            (code, output) = await RunAsync("apply", "-auto-approve");
        }

        Assert.That(code, Is.Zero, output);
        (code, output) = await RunAsync("plan", "-detailed-exitcode");
        Assert.That(code, Is.Zero, output);
    }

    /// <summary>What the client has recorded.</summary>
    public IReadOnlyList<(string Type, JToken Attributes)> State() =>
    [
        .. from resource in JObject.Parse(File.ReadAllText(Path.Combine(folder.Path, "terraform.tfstate")))["resources"]!
           from instance in resource["instances"]!
           select ((string)resource["type"]!, instance["attributes"]!),
    ];

    private async Task<(int Code, string Output)> RunAsync(params string[] command)
    {
        using var client = Start(command);
        var output = OutputOf(client);
        await client.WaitForExitAsync().WaitAsync(Patience);
        return (client.ExitCode, await output);
    }

    private Process Start(params string[] command)
    {
        var client = folder.Start(_executable, [.. command, "-no-color", "-input=false"]);
        client.StandardInput.Close();
        return client;
    }

    private static async Task<string> OutputOf(Process client)
    {
        var errors = client.StandardError.ReadToEndAsync();
        return await client.StandardOutput.ReadToEndAsync() + await errors;
    }

    // The client breaks lines, and begins each with a bar.
    private static string Unwrapped(string output) =>
        string.Join(' ', output.Split([' ', '\n', '│'], StringSplitOptions.RemoveEmptyEntries));

    private static bool Kill(int process)
    {
        try
        {
            using var provider = Process.GetProcessById(process);
            provider.Kill();
            return true;
        }
        // It has ended meanwhile.
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    // The line of a process is "1234 (name) S 1233 ...", with its parent in the fourth place.
    private static IEnumerable<int> ProvidersOf(Process client)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process)
                && StatOf(folder) is { } line && line[(line.LastIndexOf(')') + 2)..].Split(' ') is [not "Z", var parent, ..]
                && int.Parse(parent, CultureInfo.InvariantCulture) == client.Id)
            {
                yield return process;
            }
        }
    }

    private static string? StatOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "stat"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [GeneratedRegex("Import it with the id \"(?<id>[^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Remedy();
}
