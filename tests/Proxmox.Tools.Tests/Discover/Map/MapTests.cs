using System.Text.Json;
using Proxmox.Engine;
using Proxmox.Resources;
using Proxmox.Simulator;
using Proxmox.Simulator.Nodes;

namespace Proxmox.Tools.Tests.Discover.Map;

public sealed class MapTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("proxmox-map-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("8.4")]
    [TestCase("9.2")]
    public async Task The_page_has_what_the_datacenter_tells(string version)
    {
        await using var pve = await StockedAsync(version);
        var data = await DrawAsync(pve);
        var guest = Named(data, "guests", "billing");
        var template = Named(data, "guests", "debian-template");
        var storage = Named(data, "storages", "nas");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(data.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").GetString()),
                Does.Contain("pve1"));
            Assert.That(data.GetProperty("version").GetString(), Does.StartWith(version));
            Assert.That(guest.GetProperty("id").GetInt32(), Is.EqualTo(100));
            Assert.That(guest.GetProperty("status").GetString(), Is.EqualTo("running"));
            Assert.That(guest.GetProperty("pool").GetString(), Is.EqualTo("finance"));
            Assert.That(guest.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()), Is.EqualTo(new[] { "billing", "prod" }));
            Assert.That(template.GetProperty("template").GetBoolean());
            Assert.That(storage.GetProperty("shared").GetBoolean());
            Assert.That(storage.GetProperty("nodes").GetArrayLength(), Is.EqualTo(data.GetProperty("nodes").GetArrayLength()));
            Assert.That(Named(data, "interfaces", "vmbr0").GetProperty("node").GetString(), Is.EqualTo("pve1"));
            Assert.That(Named(data, "zones", "office").GetProperty("type").GetString(), Is.EqualTo("simple"));
            Assert.That(Named(data, "vnets", "web").GetProperty("zone").GetString(), Is.EqualTo("office"));
            Assert.That(Named(data, "pools", "finance").GetProperty("comment").GetString(), Is.EqualTo("money & <more>"));
        }
    }

    [Test]
    public async Task What_a_state_records_and_PVE_has_is_managed_and_what_it_has_not_is_told()
    {
        await using var pve = await StockedAsync("9.2");
        var state = Write("terraform.tfstate", """
            {"version":4,"terraform_version":"1.11.4","serial":1,"lineage":"x","resources":[
              {"mode":"managed","type":"proxmox_vm","name":"billing","instances":[{"attributes":{"id":"100","secret":"canary"}}]},
              {"mode":"managed","type":"proxmox_vm","name":"gone","instances":[{"attributes":{"id":"999"}}]},
              {"mode":"managed","type":"proxmox_network_bridge","name":"b","instances":[{"attributes":{"id":"pve1/vmbr0"}}]},
              {"mode":"managed","type":"proxmox_storage_nfs","name":"nas","instances":[{"attributes":{"id":"nas"}}]},
              {"mode":"managed","type":"proxmox_sdn_vnet","name":"web","instances":[{"attributes":{"id":"web"}}]},
              {"mode":"managed","type":"proxmox_user","name":"eve","instances":[{"attributes":{"id":"eve@pve"}}]}]}
            """);
        var data = await DrawAsync(pve, "--state", state);
        var told = data.GetProperty("states")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Owner(Named(data, "guests", "billing")), Is.EqualTo("proxmox_vm.billing"));
            Assert.That(Owner(Named(data, "guests", "debian-template")), Is.Null);
            Assert.That(Owner(Named(data, "interfaces", "vmbr0")), Is.EqualTo("proxmox_network_bridge.b"));
            Assert.That(Owner(Named(data, "storages", "nas")), Is.EqualTo("proxmox_storage_nfs.nas"));
            Assert.That(Owner(Named(data, "vnets", "web")), Is.EqualTo("proxmox_sdn_vnet.web"));
            Assert.That(told.GetProperty("count").GetInt32(), Is.EqualTo(6));
            Assert.That(told.GetProperty("unseen").EnumerateArray().Select(record => record.GetProperty("address").GetString()),
                Is.EqualTo(new[] { "proxmox_vm.gone" }));
        }
    }

    [Test]
    public async Task A_list_is_asked_for_once_and_no_guest_at_all()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Nodes = 3, Guests = 300, Profile = "stocked" });
        pve.Requests.Clear();
        await DrawAsync(pve);
        Assert.That(pve.Requests.All.Select(request => $"{request.Verb} {request.Path}"), Is.EquivalentTo(new[]
        {
            "GET /cluster/resources", "GET /cluster/sdn/vnets", "GET /cluster/sdn/zones", "GET /cluster/status", "GET /nodes/pve1/network",
            "GET /nodes/pve2/network", "GET /nodes/pve3/network", "GET /pools", "GET /version",
        }));
    }

    [Test]
    public async Task What_cannot_be_read_is_told_and_the_rest_is_drawn()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Nodes = 3, Profile = "stocked" });
        pve.Datacenter.FindNode("pve3")!.Online = false;
        pve.Faults.On("GET", "/cluster/sdn/zones").Fail(403, "Permission check failed");
        using var errors = new StringWriter();
        var data = await DrawAsync(pve, errors, []);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(data.GetProperty("gaps").EnumerateArray().Select(gap => gap.GetString()),
                Has.Some.Contains("zones of the SDN").And.Some.StartsWith("the network of pve3"));
            Assert.That(errors.ToString(), Does.Contain("Not read: the network of pve3"));
            Assert.That(data.GetProperty("guests").GetArrayLength(), Is.Positive);
        }
    }

    // What the guide says the token needs.
    [Test]
    public async Task A_token_that_may_only_look_sees_everything()
    {
        await using var pve = await StockedAsync("9.2");
        pve.Request("POST", "/access/roles", ("roleid", "map"), ("privs", "VM.Audit,Datastore.Audit,Sys.Audit,SDN.Audit,Pool.Audit"));
        pve.Request("POST", "/access/users", ("userid", "map@pve"));
        pve.Request("PUT", "/access/acl", ("path", "/"), ("roles", "map"), ("users", "map@pve"));
        var secret = pve.Request("POST", "/access/users/map@pve/token/map", ("privsep", 0))!.Value<string>("value");
        var all = await DrawAsync(pve);
        var seen = await DrawAsync(pve, TextWriter.Null, [], $"map@pve!map={secret}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen.GetProperty("gaps").GetArrayLength(), Is.Zero);
            foreach (var list in (string[])["nodes", "guests", "storages", "interfaces", "zones", "vnets", "pools"])
            {
                Assert.That(seen.GetProperty(list).GetArrayLength(), Is.EqualTo(all.GetProperty(list).GetArrayLength()), list);
            }
        }
    }

    [Test]
    public async Task A_page_that_cannot_be_drawn_or_written_ends_with_one()
    {
        await using var pve = await PveSimulator.StartAsync();
        using var errors = new StringWriter();
        pve.Faults.On("GET", "/cluster/resources").Fail(403, "Permission check failed");
        var refused = await RunAsync(pve, errors, ["--map", Path.Combine(_folder, "a.html")]);
        pve.Faults.Clear();
        var unwritten = await RunAsync(pve, errors, ["--map", Path.Combine(_folder, "no/such/folder.html")]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((refused, unwritten), Is.EqualTo((1, 1)));
            Assert.That(errors.ToString(), Does.Contain("The map cannot be drawn").And.Contain("The map cannot be written"));
        }
    }

    /// <summary>A datacenter with an object of each kind, whose texts try to break out of the page.</summary>
    internal static async Task<PveSimulator> StockedAsync(string version)
    {
        var pve = await PveSimulator.StartAsync(
            new() { Profile = "stocked", Nodes = 2, Version = version == "8.4" ? PveVersion.V84 : PveVersion.V92 });
        // A guest that was made this moment has no name in the list until its node tells of it.
        ClusterResources.Of(pve.Datacenter).Period = TimeSpan.Zero;
        pve.Request("POST", "/pools", ("poolid", "finance"), ("comment", "money & <more>"));
        pve.Request("PUT", "/pools", ("poolid", "finance"), ("vms", "100"));
        pve.Request("PUT", "/nodes/pve1/qemu/100/config", ("tags", "billing;prod"));
        pve.Request("POST", "/cluster/sdn/zones", ("zone", "office"), ("type", "simple"));
        pve.Request("POST", "/cluster/sdn/vnets", ("vnet", "web"), ("zone", "office"), ("alias", "</script><script>alert(1)</script>"));
        pve.Request("POST", "/storage", ("storage", "nas"), ("type", "nfs"), ("server", "192.0.2.9"), ("export", "/tank"),
            ("content", "backup"));
        return pve;
    }

    /// <summary>Runs the command.</summary>
    internal static Task<int> RunAsync(PveSimulator pve, TextWriter errors, string[] arguments, string? token = null)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PROXMOX_VE_ENDPOINT"] = pve.Endpoint.ToString(),
            ["PROXMOX_VE_API_TOKEN"] = token ?? pve.ApiToken,
            ["PROXMOX_VE_FINGERPRINT"] = pve.Fingerprint,
        };
        return CommandLine.RunAsync(["discover", .. arguments], new()
        {
            Provider = () => new Provider(Catalogs.All, new() { Environment = environment.GetValueOrDefault }),
            Version = "1.2.3",
            Output = TextWriter.Null,
            Errors = errors,
        });
    }

    private static JsonElement Named(JsonElement data, string list, string name) =>
        data.GetProperty(list).EnumerateArray().First(entry => entry.TryGetProperty("name", out var own) && own.GetString() == name);

    private static string? Owner(JsonElement entry) => entry.TryGetProperty("by", out var by) ? by[0][1].GetString() : null;

    private async Task<JsonElement> DrawAsync(PveSimulator pve, params string[] arguments)
    {
        using var errors = new StringWriter();
        return await DrawAsync(pve, errors, arguments);
    }

    private async Task<JsonElement> DrawAsync(PveSimulator pve, TextWriter errors, string[] arguments, string? token = null)
    {
        var file = Path.Combine(_folder, "map.html");
        Assert.That(await RunAsync(pve, errors, ["--map", file, .. arguments], token), Is.Zero, errors.ToString());
        var page = await File.ReadAllTextAsync(file);
        Assert.That(page, Does.Not.Contain("canary").And.Not.Contain(pve.ApiToken.Split('=')[1]).And.Not.Contain("</script><script>alert"));
        const string start = "<script type=\"application/json\" id=\"data\">";
        var from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        using var document = JsonDocument.Parse(page[from..page.IndexOf("</script>", from, StringComparison.Ordinal)]);
        return document.RootElement.Clone();
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
