using Proxmox.Simulator;

namespace Proxmox.Client.Tests;

/// <summary>The client against a whole simulated PVE, over TLS.</summary>
public class SimulatedClusterTests
{
    private static readonly string Volume = PvePath.Join("nodes", "pve1", "storage", "local", "content", "local:iso/empty.iso");

    private PveSimulator _simulator = null!;

    [SetUp]
    public async Task StartAsync() => _simulator = await PveSimulator.StartAsync(new() { Profile = "recording" });

    [TearDown]
    public async Task StopAsync() => await _simulator.DisposeAsync();

    [Test]
    public async Task A_token_reads_and_writes()
    {
        await using var pve = Client(ByToken());
        var comment = "a=b; ä + 100%\nsecond line";
        await pve.PostAsync("/pools", new Form { { "poolid", "p" }, { "comment", comment } });
        var pool = (await pve.GetAsync("/pools", new Form { { "poolid", "p" } })).Items.Single();
        Assert.That(pool["comment"].AsText(), Is.EqualTo(comment));
        await pve.DeleteAsync("/pools", new Form { { "poolid", "p" } });
        var gone = await Expect.FaultAsync(() => pve.GetAsync("/pools", new Form { { "poolid", "p" } }));
        Assert.That(gone.ProvesAbsence, Is.True);
    }

    [Test]
    public async Task A_login_reads_and_writes_and_survives_that_its_ticket_expires()
    {
        await using var pve = Client(ByLogin());
        await pve.PostAsync("/access/groups", new Form { { "groupid", "g1" } });
        _simulator.Authenticator.ExpireTickets();
        await pve.PostAsync("/access/groups", new Form { { "groupid", "g2" } });
        var groups = (await pve.GetAsync("/access/groups")).Items.Select(group => group["groupid"].AsText());
        Assert.That(groups, Is.SupersetOf(new[] { "g1", "g2" }));
    }

    [Test]
    public async Task A_certificate_is_trusted_by_authority_or_by_fingerprint()
    {
        await using var byAuthority = Client(ByToken() with { Fingerprint = null, CaFile = _simulator.CaPem });
        await using var bySystem = Client(ByToken() with { Fingerprint = null });
        Assert.That((await byAuthority.GetAsync("/version"))["release"].IsNull, Is.False);
        var fault = await Expect.FaultAsync(() => bySystem.GetAsync("/version"));
        Assert.That((fault.Kind, fault.ServerFingerprint), Is.EqualTo((FaultKind.Certificate, _simulator.Fingerprint)));
    }

    [Test]
    public async Task A_wrong_token_and_a_wrong_password_are_told()
    {
        await using var byToken = Client(ByToken() with { ApiToken = "root@pam!test=wrong" });
        await using var byLogin = Client(ByLogin() with { Password = "wrong" });
        var token = await Expect.FaultAsync(() => byToken.GetAsync("/version"));
        var login = await Expect.FaultAsync(() => byLogin.GetAsync("/version"));
        Assert.That((token.Kind, login.Kind), Is.EqualTo((FaultKind.Unauthenticated, FaultKind.Unauthenticated)));
    }

    [Test]
    public async Task A_locked_configuration_is_waited_for()
    {
        await using var pve = Client(ByToken());
        _simulator.Faults.OnLock("user.cfg").Once();
        await pve.PostAsync("/access/groups", new Form { { "groupid", "g" } });
        Assert.That((await pve.GetAsync(PvePath.Join("access", "groups", "g")))["members"].Kind, Is.EqualTo(PveDataKind.Array));
    }

    [Test]
    public async Task A_write_whose_answer_was_lost_was_carried_out_once()
    {
        await using var pve = Client(ByToken());
        await pve.GetAsync("/version");
        _simulator.Faults.On("POST", "/access/groups").DropAfterHandling().Once();
        var fault = await Expect.FaultAsync(() => pve.PostAsync("/access/groups", new Form { { "groupid", "g" } }));
        Assert.That(fault.MayHaveBeenApplied, Is.True);
        Assert.That((await pve.GetAsync("/access/groups/g")).IsNull, Is.False);
        var again = await Expect.FaultAsync(() => pve.PostAsync("/access/groups", new Form { { "groupid", "g" } }));
        Assert.That(again.Kind, Is.EqualTo(FaultKind.Exists));
    }

    [Test]
    public async Task A_read_whose_answer_was_lost_is_repeated()
    {
        await using var pve = Client(ByToken());
        _simulator.Faults.On("GET", "/version").Drop().Times(2);
        Assert.That((await pve.GetAsync("/version"))["version"].IsNull, Is.False);
    }

    [Test]
    public async Task A_stale_digest_is_a_conflict()
    {
        await using var pve = Client(ByToken());
        var fault = await Expect.FaultAsync(
            () => pve.PutAsync("/storage/local", new Form { { "shared", true }, { "digest", new string('0', 40) } }));
        Assert.That(fault.Kind, Is.EqualTo(FaultKind.Conflict));
    }

    [Test]
    public async Task Refused_parameters_are_named()
    {
        await using var pve = Client(ByToken());
        var fault = await Expect.FaultAsync(
            () => pve.PostAsync("/access/users", new Form { { "userid", "a@pve" }, { "password", "short", true } }));
        Assert.That((fault.Kind, fault.Status), Is.EqualTo((FaultKind.Invalid, 400)));
        Assert.That(fault.Parameters.Keys, Is.EqualTo(new[] { "password" }));
    }

    [Test]
    public async Task A_missing_privilege_is_named_with_its_path()
    {
        await using var root = Client(ByToken());
        await root.PostAsync("/access/users", new Form { { "userid", "a@pve" }, { "password", "opensesame", true } });
        await using var pve = Client(ByLogin() with { Username = "a@pve", Password = "opensesame" });
        var fault = await Expect.FaultAsync(() => pve.PostAsync("/pools", new Form { { "poolid", "q" } }));
        Assert.That((fault.Kind, fault.Privilege, fault.PrivilegePath), Is.EqualTo((FaultKind.Permission, "Pool.Allocate", "/pool/q")));
    }

    [Test]
    public async Task A_task_is_waited_for()
    {
        await using var pve = Client(ByToken());
        var task = Upid.Parse((await pve.DeleteAsync(Volume)).AsText()!);
        Assert.That((await pve.WaitAsync(task)).ExitStatus, Is.EqualTo("OK"));
    }

    [Test]
    public async Task A_task_that_ends_on_a_lock_can_be_dispatched_again()
    {
        await using var pve = Client(ByToken());
        _simulator.Faults.OnTask("imgdel").Fail("cfs-lock 'storage-local' error: got lock request timeout").Once();
        var first = Upid.Parse((await pve.DeleteAsync(Volume)).AsText()!);
        var fault = await Expect.FaultAsync(() => pve.WaitAsync(first));
        Assert.That((fault.Kind, fault.Task), Is.EqualTo((FaultKind.Locked, first)));
        Assert.That(fault.TaskLog, Is.Not.Empty);
        var second = Upid.Parse((await pve.DeleteAsync(Volume)).AsText()!);
        Assert.That((await pve.WaitAsync(second)).ExitStatus, Is.EqualTo("OK"));
    }

    [Test]
    public async Task Cancelling_a_wait_stops_the_task()
    {
        await using var pve = Client(ByToken());
        _simulator.Faults.OnTask("imgdel").Delay(TimeSpan.FromHours(1));
        var task = Upid.Parse((await pve.DeleteAsync(Volume)).AsText()!);
        using var cancel = new CancellationTokenSource();
        var wait = pve.WaitAsync(task, null, cancel.Token);
        await cancel.CancelAsync();
        Assert.That(() => wait, Throws.InstanceOf<OperationCanceledException>());
        var status = await pve.GetAsync(PvePath.Join("nodes", "pve1", "tasks", task.ToString(), "status"));
        Assert.That(status["status"].AsText(), Is.EqualTo("stopped"));
    }

    private static PveClient Client(PveOptions options) => new(options, null, TimeProvider.System);

    private PveOptions ByToken() => new()
    {
        Endpoints = [_simulator.Endpoint.ToString()],
        ApiToken = _simulator.ApiToken,
        Fingerprint = _simulator.Fingerprint,
    };

    private PveOptions ByLogin() => ByToken() with { ApiToken = null, Username = _simulator.Username, Password = _simulator.Password };
}
