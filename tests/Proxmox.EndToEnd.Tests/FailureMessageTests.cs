using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests;

/// <summary>What the user of a real client reads when something goes wrong.</summary>
[TestFixtureSource(typeof(RealClients), nameof(RealClients.Present))]
public sealed class FailureMessageTests(ClientKind kind)
{
    [Test]
    public async Task A_bad_token_points_to_the_credentials()
    {
        await using var pve = await PveSimulator.StartAsync();
        var output = await ApplyAsync(
            pve, Configurations.Of(pve).With("api_token", "root@pam!test=00000000-0000-0000-0000-000000000000"), Pool());
        Assert.That(output, Does.Contain("Could not plan pool"), "before anything is changed");
        Assert.That(output, Does.Contain("The credentials are missing, wrong or expired"));
        Assert.That(output, Does.Not.Contain("00000000-0000"), "the token itself is not shown");
    }

    [Test]
    public async Task A_bad_token_is_told_once_however_many_objects_there_are()
    {
        const string bad = "root@pam!test=00000000-0000-0000-0000-000000000000";
        await using var pve = await PveSimulator.StartAsync();
        await using var workspace = await PrepareAsync(Configurations.Of(pve), Pool(), "proxmox_pool");
        var pools = string.Concat(Enumerable.Range(0, 30).Select(
            number => HclText.Resource("proxmox_pool", $"p{number}", Value.Object(("pool_id", $"p{number}")))));
        workspace.Write("pools.tf", pools);
        Assert.That((await workspace.RunAsync("apply", "-auto-approve", "-no-color", "-input=false")).ExitCode, Is.Zero);

        workspace.Write("main.tf", HclText.Provider("proxmox", Configurations.Of(pve).With("api_token", bad)));
        pve.Requests.Clear();
        foreach (var arguments in (string[][])[["plan"], ["plan", "-refresh=false"], ["plan", "-destroy"]])
        {
            var result = await workspace.RunAsync([.. arguments, "-no-color", "-input=false"]);
            var output = Unwrapped(result.Output + result.Errors);
            var expected = arguments is [_, "-refresh=false"] ? 0 : 1;
            Assert.That(output.Split("Error: ").Length - 1, Is.EqualTo(expected), output);
        }

        Assert.That(pve.Requests.All.Count(request => request.Verb != "GET"), Is.Zero);
    }

    [Test]
    public async Task A_wrong_authority_shows_the_fingerprint_to_compare()
    {
        await using var pve = await PveSimulator.StartAsync();
        var config = Value.Object(("endpoint", pve.Endpoint.ToString()), ("api_token", pve.ApiToken), ("ca_file", OtherAuthority()));
        var output = await ApplyAsync(pve, config, Pool());
        Assert.That(output, Does.Contain("certificate is not trusted"));
        Assert.That(output, Does.Contain(pve.Fingerprint));
    }

    [Test]
    public async Task An_unknown_attribute_is_refused_before_anything_happens()
    {
        await using var pve = await PveSimulator.StartAsync();
        var output = await ApplyAsync(pve, Configurations.Of(pve), Pool().With("colour", "blue"));
        Assert.That(output, Does.Contain("An argument named \"colour\" is not expected here"));
        Assert.That(pve.Requests.All, Is.Empty);
    }

    [Test]
    public async Task Invalid_values_are_all_named_at_once()
    {
        await using var pve = await PveSimulator.StartAsync();
        var output = await ApplyAsync(
            pve, Configurations.Of(pve), Value.Object(("user_id", "alice"), ("email", "nowhere")), "proxmox_user");
        Assert.That(output, Does.Contain("Invalid user_id").And.Contain("Invalid email"));
        Assert.That(output, Does.Contain("on main.tf line"), "the message stands at the attribute's line");
        Assert.That(pve.Requests.All, Is.Empty);
    }

    [TestCase("cpu")]
    [TestCase("disks")]
    public async Task A_wrong_value_inside_an_attribute_is_shown_at_its_line(string attribute)
    {
        await using var pve = await PveSimulator.StartAsync();
        var inner = attribute == "cpu"
            ? Value.Object(("type", "host"), ("cores", 0))
            : Value.Object(("ide0", Value.Object(("storage", "local"), ("size", "4G"))),
                ("scsi0", Value.Object(("storage", "local"), ("size", "much"))));
        var output = await ApplyAsync(pve, Configurations.Of(pve), Value.Object(("name", "web"), (attribute, inner)), "proxmox_vm");
        Assert.That(output, Does.Match($@"on main\.tf line (\d+), in resource [^:]*:\s+\1:\s+{attribute} = "));
    }

    [Test]
    public async Task A_storage_that_exists_already_is_offered_for_import()
    {
        await using var pve = await PveSimulator.StartAsync();
        var output = await ApplyAsync(
            pve, Configurations.Of(pve), Value.Object(("storage_id", "local"), ("path", "/srv")), "proxmox_storage_directory");
        Assert.That(output, Does.Contain("already").And.Contain("Import it with the id \"local\""));
    }

    [Test]
    public async Task A_lock_that_goes_away_is_waited_for()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Faults.OnLock("user.cfg").Times(2);
        var output = await ApplyAsync(pve, Configurations.Of(pve), Pool());
        Assert.That(output, Does.Contain("1 added"));
    }

    [Test]
    public async Task A_lock_that_stays_is_named_with_its_remedy()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Faults.OnLock("user.cfg");
        var output = await ApplyAsync(pve, Configurations.Of(pve), Pool());
        Assert.That(output, Does.Contain("got lock request timeout"));
        Assert.That(output, Does.Contain("Something else holds the lock"));
    }

    [Test]
    public async Task A_connection_that_breaks_before_the_create_leaves_nothing_and_says_so()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Faults.On("POST", "/pools").Drop();
        var output = await ApplyAsync(pve, Configurations.Of(pve), Pool());
        Assert.That(output, Does.Contain("nothing was created"));
        Assert.That(() => pve.Request("GET", "/pools", ("poolid", "web")), Throws.TypeOf<PveError>());
    }

    [Test]
    public async Task A_connection_that_breaks_after_the_create_loses_nothing()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Faults.On("POST", "/pools").DropAfterHandling().Once();
        await using var workspace = await PrepareAsync(Configurations.Of(pve), Pool(), "proxmox_pool");
        var first = await workspace.RunAsync("apply", "-auto-approve", "-no-color", "-input=false");
        Assert.That(first.Output, Does.Contain("it is taken as created").And.Contain("1 added"));
        var second = await workspace.RunAsync("plan", "-detailed-exitcode", "-no-color", "-input=false");
        Assert.That(second.ExitCode, Is.Zero, second.Output);
    }

    [Test]
    public async Task A_missing_privilege_is_named_with_its_path()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/access/users", ("userid", "alice@pve"));
        var token = (string)pve.Request("POST", "/access/users/alice@pve/token/ci")!["value"]!;
        var output = await ApplyAsync(pve, Configurations.Of(pve).With("api_token", $"alice@pve!ci={token}"), Pool());
        Assert.That(output, Does.Contain("Pool.Allocate on /pool/web"));
    }

    private static Value Pool() => Value.Object(("pool_id", "web"));

    private async Task<string> ApplyAsync(PveSimulator pve, Value provider, Value config, string type = "proxmox_pool")
    {
        await using var workspace = await PrepareAsync(provider, config, type);
        pve.Requests.Clear();
        var result = await workspace.RunAsync("apply", "-auto-approve", "-no-color", "-input=false");
        return Unwrapped(result.Output + result.Errors);
    }

    private async Task<Workspace> PrepareAsync(Value provider, Value config, string type)
    {
        var workspace = new Workspace(
            Executables.Find(kind)!, await AttachedProvider.StartAsync(options => options with { RetryBudget = TimeSpan.FromSeconds(4) }));
        workspace.Write("main.tf", HclText.Provider("proxmox", provider));
        await workspace.InitAsync();
        workspace.Write("main.tf", HclText.Provider("proxmox", provider) + HclText.Resource(type, "this", config));
        return workspace;
    }

    // The clients break lines at the width of a terminal and draw a border beside them.
    private static string Unwrapped(string output) =>
        string.Join(' ', output.Split('\n').Select(line => line.TrimStart('│', '╷', '╵', ' ').TrimEnd()));

    private static string OtherAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=somebody else", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(
            TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return certificate.ExportCertificatePem();
    }
}
