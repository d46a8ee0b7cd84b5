using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Qemu;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Storage;

public sealed class OciImageTests
{
    private const string Volume = "local:vztmpl/nginx_1.29.tar";

    private static readonly Lifecycle Life = new("oci_image")
    {
        Id = "pve1/" + Volume,
        Minimal = Image(),
        Full = Image(("file_name", "nginx_1.29.tar"), ("if_exists", "refuse")),
        Replacements =
        [
            ("file_name", "web.tar"), ("reference", "docker.io/library/nginx:1.28"), ("node", "pve2"), ("storage", "files"),
        ],
        Remove = pve => pve.Run("DELETE", "/nodes/pve1/storage/local/content/" + Volume),
        Find = pve => Files.Find(pve, Volume),
        CreateRequest = ("POST", "/nodes/pve1/storage/local/oci-registry-pull"),
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal) { ["file_name"] = "the file keeps its name" },
        Untold = ["reference", "if_exists"],
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task An_image_whose_answer_was_lost_is_waited_for_and_not_ordered_twice()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Faults.On("POST", Life.CreateRequest.Path).DropAfterHandling().Once();
        pve.Faults.OnTask("ociregistrypull").Delay(TimeSpan.FromSeconds(1)).Once();
        await using var client = await WireClient.StartAsync(pve, "oci_image");
        Assert.That((await client.ApplyAsync(Image())).Errors, Is.Empty);
        Assert.That(client.State["volume_id"].AsText(), Is.EqualTo(Volume));
        Assert.That(pve.Requests.All.Count(request => request.Verb == "POST"), Is.EqualTo(1));
    }

    [Test]
    public async Task Images_of_two_registries_that_would_be_one_file_are_refused_at_plan()
    {
        await using var pve = await PveSimulator.StartAsync();
        var provider = Providers.Of(pve);
        Assert.That((await PlanAsync(provider, Image())).Diagnostics, Is.Empty);
        Assert.That((await PlanAsync(provider, Image())).Diagnostics, Is.Empty, "the same image, planned once more");
        var other = Image(("reference", "quay.io/nginx/nginx:1.29"));
        Assert.That((await PlanAsync(provider, other)).Diagnostics.Single().Detail, Does.StartWith(
            $"docker.io/library/nginx:1.29 and quay.io/nginx/nginx:1.29 both become {Volume} on node pve1").And.Contain("Set file_name"));
        Assert.That((await PlanAsync(provider, other.With("file_name", "quay.tar"))).Diagnostics, Is.Empty);
        Assert.That((await PlanAsync(provider, other.With("node", "pve2"))).Diagnostics, Is.Empty);
    }

    [Test]
    public async Task An_image_may_take_the_place_of_itself_from_another_registry()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "oci_image");
        await client.ApplyAsync(Image());
        var plan = await client.PlanAsync(Image(("reference", "docker.io/nginx/nginx:1.29")));
        Assert.That((plan.Action, plan.Errors.Count), Is.EqualTo((PlannedAction.Replace, 0)));
    }

    [Test]
    public async Task A_file_that_somebody_else_has_put_there_is_found_in_the_plan()
    {
        await using var pve = await PveSimulator.StartAsync();
        Files.Put(pve, Volume, [1, 2, 3]);
        var provider = Providers.Of(pve);
        Assert.That((await PlanAsync(provider, Image())).Diagnostics.Single().Detail, Does
            .StartWith($"{Volume} exists already on node pve1")
            .And.Contain($"Import it with the id \"pve1/{Volume}\""));
        Assert.That((await PlanAsync(provider, Image(("if_exists", "adopt")))).Diagnostics, Is.Empty);
    }

    [Test]
    public async Task An_image_that_is_there_is_refused_adopted_or_fetched_anew()
    {
        await using var pve = await PveSimulator.StartAsync();
        Files.Put(pve, Volume, [1, 2, 3]);
        await using var client = await WireClient.StartAsync(pve, "oci_image");
        Assert.That((await client.ApplyAsync(Image())).Errors.Single(), Does.Contain($"{Volume} exists already"));
        Assert.That((await client.ApplyAsync(Image(("if_exists", "adopt")))).Errors, Is.Empty);
        Assert.That(Files.Content(pve, Volume), Is.EqualTo(new byte[] { 1, 2, 3 }));
        client.Forget();
        Assert.That((await client.ApplyAsync(Image(("if_exists", "overwrite")))).Errors, Is.Empty);
        Assert.That(Files.Content(pve, Volume), Has.Length.GreaterThan(3));
    }

    [Test]
    public async Task A_tag_that_the_registry_lacks_leaves_nothing_behind()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "oci_image");
        Assert.That((await client.ApplyAsync(Image(("reference", "docker.io/library/nginx:0.1")))).Errors.Single(),
            Does.Contain("manifest unknown"));
        Assert.That(client.State.IsNull, Is.True);
    }

    [Test]
    public async Task PVE_8_has_none_and_the_plan_says_so()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = PveVersion.V84 });
        await using var client = await WireClient.StartAsync(pve, "oci_image");
        Assert.That((await client.PlanAsync(Image())).Errors.Single(), Does.Contain("9.1"));
    }

    private static Task<PlanAnswer> PlanAsync(Provider provider, Value config) => provider.PlanAsync(
        Catalogs.All.Resource("oci_image")!, new(Value.Null, config, ManagedAttributes.Empty), CancellationToken.None);

    private static Value Image(params (string Name, Value Value)[] members) => members.Aggregate(
        Config(("node", "pve1"), ("storage", "local"), ("reference", "docker.io/library/nginx:1.29")),
        (image, member) => image.With(member.Name, member.Value));
}
