using Proxmox.Client;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Engine.Tests.Fakes;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Lifecycle;

/// <summary>Read, update, delete and import of an object that exists.</summary>
internal sealed class ChangeTests
{
    [Test]
    public async Task Only_what_changes_is_sent_with_the_digest()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(
            bench.Config(("name", "w1"), ("title", "a"), ("size", "1G"), ("ratio", Value.Of(Number.Parse("0.5")))));
        await bench.UpAsync(bench.Config(("name", "w1"), ("title", "b"), ("size", "1024M")), applied);
        var form = bench.Pve.Writes.Last().Form;
        Assert.That(form.Select(entry => entry.Key), Is.EqualTo(new[] { "title", "delete", "digest" }));
        Assert.That((form["title"], form["delete"]), Is.EqualTo(("b", "ratio")));
    }

    [TestCase("comment", "comment=")]
    [TestCase("weight", "wt=0")]
    [TestCase("title", "delete=title")]
    public async Task A_removed_attribute_is_cleared_as_its_declaration_says(string attribute, string sent)
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), (attribute, attribute == "weight" ? 5 : "x")));
        await bench.UpAsync(bench.Config(("name", "w1")), applied);
        Assert.That(bench.Pve.Writes.Last().ToString(), Does.StartWith($"PUT /widgets/w1 {sent}&digest="));
    }

    [Test]
    public async Task A_forgotten_attribute_stays_in_PVE()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("note", "x")));
        await bench.UpAsync(bench.Config(("name", "w1")), applied);
        Assert.That(bench.Pve.Stored("/widgets/w1", "note"), Is.EqualTo("x"));
    }

    [Test]
    public async Task A_stale_digest_is_looked_up_again()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "a")));
        var isFirst = true;
        bench.Pve.Before = (call, _) =>
        {
            if (call.Method == "PUT" && isFirst)
            {
                isFirst = false;
                bench.Pve.Put("/widgets/other", ("type", "widget"));
            }

            return Task.CompletedTask;
        };
        await bench.UpAsync(bench.Config(("name", "w1"), ("title", "b")), applied);
        Assert.That(bench.Pve.Calls.Count(call => call.Method == "PUT"), Is.EqualTo(2));
        Assert.That(bench.Pve.Stored("/widgets/w1", "title"), Is.EqualTo("b"));
    }

    [Test]
    public async Task What_changed_after_the_plan_is_not_overwritten()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "a")));
        bench.Pve.Section("/widgets/w1")!["title"] = ["theirs"];
        var config = bench.Config(("name", "w1"), ("title", "b"));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config, applied.State, applied.Managed), applied.State);
        Assert.That(Bench.Texts(answer.Diagnostics).Single(),
            Does.StartWith("Error at title: widget changed after the plan: title was \"a\" when the plan was made and is \"theirs\" now"));
        Assert.That(bench.Pve.Stored("/widgets/w1", "title"), Is.EqualTo("theirs"));
        Assert.That(answer.State["title"], Is.EqualTo(Value.Of("theirs")));
    }

    [Test]
    public async Task A_failed_update_does_not_take_over_what_was_never_managed()
    {
        var bench = new Bench();
        var config = bench.Config(("name", "w1"), ("title", "a"), ("ratio", 1));
        var applied = await bench.UpAsync(config);
        bench.Pve.Section("/widgets/w1")!["hue"] = ["x"];
        bench.Pve.Section("/widgets/w1")!["comment"] = ["by hand"];
        applied = await bench.RefreshAsync(applied);
        var next = bench.Config(("name", "w1"), ("title", "b"));
        bench.Pve.Before = (call, _) => call.Method == "PUT" ? throw FakePve.Fault(FaultKind.Locked, "got timeout", call)
            : Task.CompletedTask;
        var answer = await bench.ApplyAsync(next, await bench.PlanAsync(next, applied.State, applied.Managed), applied.State);
        Assert.That(answer.Diagnostics.HasErrors, Is.True);
        bench.Pve.Before = (_, _) => Task.CompletedTask;
        await bench.UpAsync(next, new(answer.State, answer.Managed));
        Assert.That(bench.Pve.Stored("/widgets/w1", "comment"), Is.EqualTo("by hand"), "unmanaged before and after the failure");
        Assert.That(bench.Pve.Stored("/widgets/w1", "ratio"), Is.Null, "managed before the failure, so still cleared");
    }

    [Test]
    public async Task Only_the_answer_to_its_own_GET_says_that_an_object_is_gone()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1")));
        bench.Pve.Before = (call, _) => throw FakePve.Fault(FaultKind.Permission, "Permission check failed", call);
        var refused = await bench.ReadAsync(applied);
        bench.Pve.Before = (_, _) => Task.CompletedTask;
        bench.Pve.Remove("/widgets/w1");
        var gone = await bench.ReadAsync(applied);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.State, Is.EqualTo(applied.State));
            Assert.That(refused.Diagnostics.HasErrors, Is.True);
            Assert.That(gone.State.IsNull, Is.True);
            Assert.That(gone.Diagnostics, Is.Empty);
        }
    }

    [Test]
    public async Task A_read_keeps_the_spelling_that_is_recorded_and_shows_what_drifted()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(
            bench.Config(("name", "w1"), ("size", "8G"), ("mac", "bc:24:11:00:00:01"),
            ("startup", Value.Object(("position", 1), ("seed", "s"))), ("title", "a")));
        bench.Pve.Section("/widgets/w1")!["title"] = ["drifted"];
        var read = await bench.RefreshAsync(applied);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.State["size"], Is.EqualTo(Value.Of("8G")));
            Assert.That(read.State["mac"], Is.EqualTo(Value.Of("bc:24:11:00:00:01")));
            Assert.That(read.State["startup"]["seed"], Is.EqualTo(Value.Of("s")));
            Assert.That(read.State["title"], Is.EqualTo(Value.Of("drifted")));
        }
    }

    [Test]
    public async Task An_object_of_another_kind_is_not_read()
    {
        var bench = new Bench();
        bench.Pve.Put("/widgets/w1", ("type", "gadget"));
        var stub = bench.Provider.Import(Widget.Declaration, "w1");
        var read = await bench.ReadAsync(new(stub.State, stub.Managed));
        Assert.That(Bench.Texts(read.Diagnostics).Single(), Does.Contain("its type is gadget and not widget"));
    }

    [Test]
    public async Task A_delete_of_what_is_gone_succeeds()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1")));
        bench.Pve.Remove("/widgets/w1");
        var answer = await bench.DownAsync(applied);
        Assert.That((answer.State.IsNull, answer.Diagnostics.Count), Is.EqualTo((true, 0)));
    }

    [Test]
    public async Task A_delete_whose_answer_is_lost_is_found_out_by_a_read()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1")));
        bench.Pve.Before = (call, _) => call.Method == "DELETE" ? throw FakePve.Fault(FaultKind.Timeout, "no answer", call, lost: true)
            : Task.CompletedTask;
        var still = await bench.DownAsync(applied);
        bench.Pve.Before = (_, _) => Task.CompletedTask;
        bench.Pve.After = call => _ = call.Method == "DELETE" ? throw FakePve.Fault(FaultKind.Timeout, "no answer", call, lost: true) : 0;
        var gone = await bench.DownAsync(applied);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(still.State, Is.EqualTo(applied.State));
            Assert.That(still.Diagnostics.HasErrors, Is.True);
            Assert.That(gone.State.IsNull, Is.True);
            Assert.That(gone.Diagnostics, Is.Empty);
        }
    }

    [Test]
    public void A_wrong_import_id_is_refused_with_the_right_form()
    {
        var bench = new Bench();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Bench.Texts(bench.Provider.Import(Widget.Declaration, "").Diagnostics).Single(),
                Does.Contain("is not of the form {name}, such as \"w1\""));
            Assert.That(Bench.Texts(bench.Provider.Import(Widget.Declaration, "W_1").Diagnostics).Single(),
                Does.StartWith("Error at name: Invalid name"));
            Assert.That(Bench.Texts(bench.Provider.Import(Widget.Declaration, Value.Object()).Diagnostics).Single(),
                Does.Contain("The identity lacks name"));
            Assert.That(bench.Provider.Import(Widget.Declaration, Value.Object(("name", "w1"))).State["id"], Is.EqualTo(Value.Of("w1")));
        }
    }

    [TestCase("widget", "name")]
    [TestCase("wt", "weight")]
    [TestCase("net0", "nets[\"net0\"]")]
    [TestCase("net0.tag", "nets[\"net0\"].tag")]
    [TestCase("net0.unheard", "nets[\"net0\"]")]
    [TestCase("startup.up", "startup.up_seconds")]
    [TestCase("limit_read", "limits.read_mib")]
    [TestCase("netmask1", "-")]
    public async Task A_refused_parameter_is_shown_at_its_attribute(string parameter, string path)
    {
        var bench = new Bench();
        bench.Pve.Before = (call, _) => throw new PveFault(FaultKind.Invalid, "Parameter verification failed.")
        {
            Method = call.Method,
            Path = call.Path,
            Status = 400,
            Parameters = new Dictionary<string, string> { [parameter] = "is too odd" },
        };
        var config = bench.Config(("name", "w1"));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config));
        Assert.That(Bench.Texts(answer.Diagnostics).Single(),
            Does.StartWith($"Error at {path}: Could not create widget \"w1\": PVE refuses").And.EndWith("is too odd."));
    }

    [Test]
    public async Task What_PVE_does_for_no_token_says_that_a_login_is_needed()
    {
        var bench = new Bench();
        bench.Pve.Before = (call, _) => throw FakePve.Fault(FaultKind.Permission, "Permission check failed (need proper ticket)", call);
        var config = bench.Config(("name", "w1"));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config));
        Assert.That(Bench.Texts(answer.Diagnostics).Single(), Does.Contain("username and password instead of api_token"));
    }

    [TestCase(FaultKind.Permission, "Widget.Allocate on /widgets")]
    [TestCase(FaultKind.DiskInUse, "The data source node_disks tells")]
    [TestCase(FaultKind.Referenced, "set create_before_destroy")]
    [TestCase(FaultKind.Locked, "wait until the other work has ended")]
    [TestCase(FaultKind.Busy, "Run this again later")]
    [TestCase(FaultKind.Quorum, "The cluster has no quorum")]
    [TestCase(FaultKind.Conflict, "Somebody else changed the configuration")]
    [TestCase(FaultKind.Unauthenticated, "Check api_token")]
    [TestCase(FaultKind.Certificate, "Set ca_file")]
    [TestCase(FaultKind.Unreachable, "No endpoint could be reached")]
    [TestCase(FaultKind.UnknownNode, "The cluster has no node of that name")]
    [TestCase(FaultKind.Timeout, "There was no answer in time")]
    [TestCase(FaultKind.Unsupported, "This version of PVE does not know it")]
    [TestCase(FaultKind.Unknown, "PVE: its words.")]
    public async Task A_fault_tells_PVEs_words_and_the_remedy(FaultKind kind, string remedy)
    {
        var bench = new Bench();
        bench.Pve.Before = (call, _) => throw FakePve.Fault(kind, "its words", call);
        var config = bench.Config(("name", "w1"));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config));
        Assert.That(Bench.Texts(answer.Diagnostics).Single(),
            Does.Contain("PVE: its words.").And.Contain(remedy).And.Contain("Request: POST /widgets"));
    }

    [Test]
    public async Task Words_of_the_provider_do_not_carry_PVEs_name_and_stand_at_their_attribute()
    {
        var bench = new Bench();
        bench.Pve.Before = (call, _) =>
            call.Method == "POST" ? throw PveFault.About("wt", "the weight is not set, and nothing else tells it") : Task.CompletedTask;
        var config = bench.Config(("name", "w1"));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config));
        Assert.That(Bench.Texts(answer.Diagnostics).Single(),
            Is.EqualTo("Error at weight: Could not create widget \"w1\": The weight is not set, and nothing else tells it."));
    }

    [Test]
    public async Task What_is_wrong_with_the_certificate_is_said_once()
    {
        var bench = new Bench();
        bench.Pve.Before = (call, _) =>
            throw new PveFault(FaultKind.Certificate,
                "https://a: the certificate is not trusted. Its SHA-256 fingerprint is AA:BB")
            {
                Method = call.Method,
                Path = call.Path,
                ServerFingerprint = "AA:BB"
            };
        var config = bench.Config(("name", "w1"));
        var text = Bench.Texts((await bench.ApplyAsync(config, await bench.PlanAsync(config))).Diagnostics).Single();
        Assert.That(text.Split("AA:BB"), Has.Length.EqualTo(2));
        Assert.That(text.Split("not trusted"), Has.Length.EqualTo(2));
        Assert.That(text, Does.Contain("set fingerprint to it").And.Not.Contain("PVE: "));
    }

    [Test]
    public async Task A_node_that_does_not_answer_is_named()
    {
        var bench = new Bench();
        bench.Pve.Before = (call, _) => throw new PveFault(
            FaultKind.Unreachable, "Connection refused")
        { Method = call.Method, Path = "/nodes/pve2/widgets", Status = 595 };
        var config = bench.Config(("name", "w1"));
        var text = Bench.Texts((await bench.ApplyAsync(config, await bench.PlanAsync(config))).Diagnostics).Single();
        Assert.That(text, Does.Contain("Node pve2 does not answer the other nodes").And.Not.Contain("No endpoint"));
    }
}
