using System.Runtime.Versioning;

namespace Proxmox.Client.Tests;

/// <summary>Credentials that a command gives, which is a shell script here.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Platform("Unix")]
[UnsupportedOSPlatform("windows")]
public class CredentialsCommandTests
{
    private const string Other = "root@pam!other=66666666-7777-8888-9999-000000000000";
    private string _folder = "";

    private int Runs => File.Exists(Path.Combine(_folder, "runs")) ? File.ReadAllLines(Path.Combine(_folder, "runs")).Length : 0;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("command").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task It_is_run_when_PVE_is_first_asked_and_once_for_all()
    {
        using var bench = With($$"""echo '{"api_token": "{{Bench.Token}}", "other": {"a": [1] } }'""");
        bench.Wire.Always(_ => Wire.Data("1"));
        Assert.That((bench.Options.Validate(), Runs), Is.EqualTo((Array.Empty<OptionProblem>(), 0)));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bench.Pve.GetAsync("/version")));
        Assert.That(Runs, Is.EqualTo(1));
        Assert.That(bench.Wire.Sent.Select(sent => sent.Headers["Authorization"]), Has.All.EqualTo("PVEAPIToken=" + Bench.Token));
    }

    [TestCase("echo 'PVEAPIToken=" + Bench.Token + "'", "root@pam!test")]
    [TestCase("""echo '{"username": "anna", "realm": "pve", "password": "x"}'""", "anna@pve")]
    public async Task A_token_alone_and_a_login_are_taken_as_well(string script, string caller)
    {
        using var bench = With(script);
        var complete = await bench.Options.CompleteAsync(bench.Log, bench.Time, default);
        Assert.That((complete.Caller, complete.Validate().Count), Is.EqualTo((caller, 0)));
    }

    [Test]
    public async Task It_says_where_PVE_is_where_nobody_else_does()
    {
        const string script = """
            echo '{"endpoint": "https://one.example:8006", "fingerprint": "AA", "api_token": "a@b!c=d"}'
            """;
        using var bench = With(script);
        var unset = await (bench.Options with { Endpoints = [] }).CompleteAsync(bench.Log, bench.Time, default);
        var given = await (bench.Options with { Endpoints = ["https://two"], Insecure = true })
            .CompleteAsync(bench.Log, bench.Time, default);
        Assert.That((unset.Endpoints.Single(), unset.Fingerprint), Is.EqualTo(("https://one.example:8006", "AA")));
        Assert.That((given.Endpoints.Single(), given.Fingerprint), Is.EqualTo(("https://two", (string?)null)));
    }

    [Test]
    public async Task What_expires_is_asked_for_again_in_time()
    {
        using var bench = With(Once("2000-01-01T01:00:00Z"), new JumpingTime());
        bench.Wire.Always(_ => Wire.Data("1"));
        await bench.Pve.GetAsync("/version");
        await bench.Pve.GetAsync("/version");
        bench.Time.Advance(TimeSpan.FromHours(1));
        await bench.Pve.GetAsync("/version");
        Assert.That(bench.Wire.Sent.Select(sent => sent.Headers["Authorization"]),
            Is.EqualTo(new[] { "PVEAPIToken=" + Bench.Token, "PVEAPIToken=" + Bench.Token, "PVEAPIToken=" + Other }));
    }

    [TestCase(true, 2)]
    [TestCase(false, 1)]
    public async Task What_PVE_refuses_is_asked_for_again_when_it_can_expire(bool expires, int runs)
    {
        using var bench = With(Once(expires ? "2099-01-01T01:00:00Z" : null));
        bench.Wire.Then(Wire.Data("1")).Always(sent => sent.Headers["Authorization"].EndsWith(Bench.Token, StringComparison.Ordinal)
            ? Wire.Refusal(401, "token expired") : Wire.Data("2"));
        await bench.Pve.GetAsync("/version");
        bench.Time.Advance(TimeSpan.FromMinutes(5));
        if (expires)
        {
            Assert.That((await bench.Pve.PostAsync("/pools")).AsLong(), Is.EqualTo(2));
        }
        else
        {
            Assert.That((await Expect.FaultAsync(() => bench.Pve.PostAsync("/pools"))).Kind, Is.EqualTo(FaultKind.Unauthenticated));
        }

        Assert.That(Runs, Is.EqualTo(runs));
    }

    [TestCase("echo canary; echo 'the vault is sealed' >&2; exit 3", "has failed with exit code 3: the vault is sealed")]
    [TestCase("exit 1", "has failed with exit code 1, and said nothing")]
    [TestCase("true", "wrote nothing.")]
    [TestCase("echo canary", "wrote what is not understood.")]
    [TestCase("echo '{\"api_token\": canary'", "wrote JSON that cannot be read.")]
    [TestCase("echo '{\"apiToken\": \"canary\"}'", "wrote an object without credentials.")]
    [TestCase("echo '{\"username\": \"canary\"}'", "wrote an object without credentials.")]
    [TestCase("echo '{\"api_token\": \"canary\", \"username\": \"canary\", \"password\": \"canary\"}'", "wrote both")]
    [TestCase("echo '{\"api_token\": \"canary\", \"expires_at\": \"canary\"}'", "wrote an expires_at that is no time")]
    [TestCase("echo '{\"api_token\": \"canary\", \"expires_at\": \"1999-01-01T00:00:00Z\"}'", "gave credentials that have expired already")]
    public async Task What_goes_wrong_is_told_without_what_it_wrote_and_not_tried_again(string script, string expected)
    {
        using var bench = With(script);
        var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync("/version"));
        Assert.That(fault.Kind, Is.EqualTo(FaultKind.Unauthenticated));
        Assert.That(fault.Said, Does.StartWith("credentials_command (sh) " + expected).And.Not.Contain("canary"));
        Assert.That((await Expect.FaultAsync(() => bench.Pve.GetAsync("/pools"))).Said, Is.EqualTo(fault.Said));
        Assert.That((Runs, bench.Wire.Sent.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_program_that_is_not_there_is_told()
    {
        using var bench = new Bench(Bench.WithToken() with { ApiToken = null, Command = new(["/nowhere/pve-credentials", "canary"]) });
        var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync("/version"));
        Assert.That(fault.Said, Does.StartWith("credentials_command (pve-credentials) cannot be started: ").And.Not.Contain("canary"));
    }

    [Test]
    public async Task It_ends_with_the_run_and_is_then_no_failure()
    {
        using var bench = With("sleep 60");
        using var cancel = new CancellationTokenSource();
        var running = bench.Pve.GetAsync("/version", cancel: cancel.Token);
        Assert.That(() => Runs, Is.EqualTo(1).After(10).Seconds.PollEvery(10).MilliSeconds);
        await cancel.CancelAsync();
        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        var again = bench.Pve.GetAsync("/version", cancel: new CancellationTokenSource(TimeSpan.FromSeconds(1)).Token);
        Assert.That(async () => await again, Throws.InstanceOf<OperationCanceledException>(), "it is run again");
    }

    [TestCase("""["a b", "c"]""", "a b|c")]
    [TestCase(" pass  show pve ", "pass|show|pve")]
    [TestCase("""["a", 1]""", "a|1")]
    [TestCase("""["a" """, null)]
    public void Its_words_are_an_array_or_stand_between_blanks(string text, string? expected) =>
        Assert.That(CredentialsCommand.Split(text) is { } words ? string.Join('|', words) : null, Is.EqualTo(expected));

    [Test]
    public void Other_credentials_beside_it_are_a_problem()
    {
        var options = Bench.WithToken() with { Command = new(["x"]) };
        Assert.That(options.Validate().Single().Option, Is.EqualTo("credentials_command"));
        Assert.That((options with { ApiToken = null, Endpoints = [] }).Validate(), Is.Empty);
        Assert.That((options with { ApiToken = null, Command = new([]) }).Validate().Single().Cause, Is.EqualTo("it names no program"));
    }

    // The first run gives one token, and each after it the other.
    private string Once(string? expires)
    {
        var until = expires is null ? "" : $", \"expires_at\": \"{expires}\"";
        return $$"""
            if [ "$(wc -l < {{_folder}}/runs)" -eq 1 ]
            then echo '{"api_token": "{{Bench.Token}}"{{until}} }'
            else echo '{"api_token": "{{Other}}" }'
            fi
            """;
    }

    private Bench With(string script, JumpingTime? time = null) => new(
        Bench.WithToken() with { ApiToken = null, Command = new(["/bin/sh", "-c", $"echo run >> {_folder}/runs\n{script}"]) }, time);
}
