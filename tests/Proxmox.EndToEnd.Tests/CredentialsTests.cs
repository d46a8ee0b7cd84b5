using System.Runtime.Versioning;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.Wire;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests;

/// <summary>Real clients and a program take their credentials from a profile and from a command.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Platform("Unix")]
[UnsupportedOSPlatform("windows")]
public sealed class CredentialsTests
{
    private const string Canary = "canary-4711";
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("credentials").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(typeof(RealClients), nameof(RealClients.Present))]
    public async Task A_profile_with_a_command_is_enough(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        var (output, code) = await ApplyAsync(kind, Profile(pve, $"echo '{pve.ApiToken}'"));
        Assert.That(code, Is.Zero, output);
        Assert.That(pve.Request("GET", "/pools", ("poolid", "web")), Is.Not.Null);
    }

    [TestCaseSource(typeof(RealClients), nameof(RealClients.Present))]
    public async Task A_command_that_fails_is_told_once_in_the_plan(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        var (output, code) = await ApplyAsync(kind, Profile(pve, $"echo {Canary}; echo vault-sealed >&2; exit 3"));
        Assert.That(code, Is.EqualTo(1));
        Assert.That(output.Split("vault-sealed").Length - 1, Is.EqualTo(1), output);
        Assert.That(output, Does.Contain("Could not plan pool").And.Not.Contain(Canary));
        Assert.That(pve.Requests.All, Is.Empty);
    }

    [Test]
    public async Task A_program_takes_them_as_well()
    {
        await using var pve = await PveSimulator.StartAsync();
        var plugin = Programs.Plugin(pve) with { Environment = Programs.Plugin(pve).Environment.Clear() };
        using var stack = Programs.Open("credentials", plugin.With("PROXMOX_VE_CREDENTIALS_FILE", Profile(pve, $"echo '{pve.ApiToken}'")));
        var result = await stack.UpAsync(new InProcessProgram(
            context => context.RegisterAsync("proxmox:pool:Pool", "this", PropertyObject.Of(("poolId", "web")))));
        Assert.That(result.Succeeded, Is.True, string.Join('\n', result.Errors));
        Assert.That(pve.Request("GET", "/pools", ("poolid", "web")), Is.Not.Null);
    }

    private string Profile(PveSimulator pve, string script)
    {
        var (file, command) = (Path.Combine(_folder, "credentials"), Path.Combine(_folder, "pve-credentials"));
        File.WriteAllText(command, script);
        File.WriteAllText(
            file, $"[lab]\nendpoint = {pve.Endpoint}\nfingerprint = {pve.Fingerprint}\ncredentials_command = [\"/bin/sh\", "
                + $"\"{command}\", \"{Canary}\"]\n"
                + "[default]\nendpoint = " + pve.Endpoint + "\nfingerprint = " + pve.Fingerprint
                + "\ncredentials_command = /bin/sh " + command + "\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return file;
    }

    private static async Task<(string Output, int Code)> ApplyAsync(ClientKind kind, string file)
    {
        await using var workspace = new Workspace(Executables.Find(kind)!, await AttachedProvider.StartAsync());
        var provider = HclText.Provider("proxmox", Value.Object(("credentials_file", file), ("profile", "lab")));
        workspace.Write("main.tf", provider);
        await workspace.InitAsync();
        workspace.Write("main.tf", provider + HclText.Resource("proxmox_pool", "this", Value.Object(("pool_id", "web")))
            + HclText.Resource("proxmox_pool", "other", Value.Object(("pool_id", "other"))));
        var result = await workspace.RunAsync("apply", "-auto-approve", "-no-color", "-input=false");
        return (result.Output + result.Errors, result.ExitCode);
    }
}
