using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Http;
using Proxmox.Testing;
using Proxmox.Testing.Lifecycles;

namespace Proxmox.Resources.Tests.Shared;

/// <summary>What the list of a resource tells of an object is what the object's own answer tells.</summary>
internal sealed class ListedObjectTests
{
    private static IEnumerable<TestCaseData> Listed =>
        from life in Lives.All
        let resource = Catalogs.All.Resource(life.Resource)!
        where resource.Api.Listed is not null
        from version in (PveVersion[])[PveVersion.V84, PveVersion.V92]
        where (resource.Since is null && resource.Until is null) || version == life.Version
        from isFull in (bool[])[true, false]
        select new TestCaseData(life.Resource, version, isFull);

    [TestCaseSource(nameof(Listed))]
    public async Task The_list_tells_what_the_object_itself_does(string name, PveVersion version, bool isFull)
    {
        var life = Lives.All.Single(life => life.Resource == name);
        var resource = Catalogs.All.Resource(name)!;
        await using var pve = await PveSimulator.StartAsync(new() { Version = version });
        life.Arrange(pve);
        var config = Lives.Known(resource.Fields, isFull ? life.Full : life.Minimal, version);
        await CreateAsync(Providers.Of(pve), resource, config);

        pve.Requests.Clear();
        var told = await ReadAsync(Providers.Of(pve), resource, config, id: life.Id);
        var own = pve.Requests.All.Select(Written).ToList();
        var provider = Providers.Of(pve);
        await ReadAsync(provider, resource, Other(life, resource), told, life.Id[..^1] + "5");
        pve.Requests.Clear();
        var listed = await ReadAsync(provider, resource, config, told, life.Id);

        Assert.That(told.IsNull, Is.False);
        Assert.That(listed, Is.EqualTo(told));
        var asked = pve.Requests.All.Select(Written).ToList();
        Assert.That(asked, Has.Count.EqualTo(1));
        // What is read from the list anyway is no other answer.
        var depth = resource.Api.Item.Count(letter => letter == '/');
        if ((resource.Api.Item != resource.Api.Collection || resource.Api.KeyInQuery)
            && own.Exists(request => request.Split(' ')[1].Count(letter => letter == '/') == depth))
        {
            Assert.That(asked, Is.Not.SubsetOf(own), "the list was asked");
        }
    }

    [Test]
    public async Task What_a_list_omits_stays_as_recorded_and_is_asked_for_where_nothing_is()
    {
        var resource = Catalogs.All.Resource("pool")!;
        await using var pve = await PveSimulator.StartAsync(new());
        pve.Request("POST", "/pools", ("poolid", "web"));
        pve.Request("PUT", "/pools", ("poolid", "web"), ("storage", "local"));
        var (web, other) = (Value.Object(("pool_id", "web")), Value.Object(("pool_id", "other")));
        var recorded = Value.Object(("members", Value.Set("qemu/100")));
        var provider = Providers.Of(pve);
        await ReadAsync(provider, resource, other, recorded);
        Assert.That((await ReadAsync(provider, resource, web, recorded))["members"], Is.EqualTo(recorded["members"]));
        Assert.That((await ReadAsync(provider, resource, web))["members"].Items, Is.Not.Empty);
        Assert.That((await ReadAsync(Providers.Of(pve), resource, web, recorded))["members"], Is.Not.EqualTo(recorded["members"]), "alone");
    }

    private static string Written(RequestRecord request) => $"{request.Verb} {request.Path} {string.Join('&', request.Parameters.Keys)}";

    // Another object of the same list: the first one that is asked about answers for itself.
    private static Value Other(Lifecycle life, Resource resource)
    {
        var parents = Paths.Names(resource.Api.Listed!.Path).ToHashSet(StringComparer.Ordinal);
        // An identity of PVE's own making is told by the import id.
        if (!life.Replacements.Any(replacement => resource.Identity.Any(field => field.Name == replacement.Attribute)))
        {
            return life.Minimal;
        }

        var (attribute, value) = life.Replacements.First(replacement =>
            resource.Identity.Any(field => field.Name == replacement.Attribute) && !parents.Contains(replacement.Attribute));
        return life.Minimal.With(attribute, value);
    }

    private static async Task CreateAsync(Provider provider, Resource resource, Value config)
    {
        var plan = await provider.PlanAsync(resource, new(Value.Null, config, ManagedAttributes.Empty), CancellationToken.None);
        var answer = await provider.ApplyAsync(resource, new(Value.Null, plan.Planned, config, plan.Managed), CancellationToken.None);
        Assert.That(Errors(answer.Diagnostics), Is.Empty);
    }

    private static async Task<Value> ReadAsync(Provider provider, Resource resource, Value config, Value? recorded = null, string id = "")
    {
        var stub = resource.Identity.Any(field => config[field.Name].IsNull) ? provider.Import(resource, id)
            : provider.Import(resource, Provider.IdentityOf(resource, config));
        var state = recorded is null ? stub.State
            : resource.Api.Listed!.Omits.Aggregate(stub.State, (state, field) => state.With(field.Name, recorded[field.Name]));
        var answer = await provider.ReadAsync(resource, new(state, stub.Managed), CancellationToken.None);
        Assert.That(Errors(answer.Diagnostics), Is.Empty);
        return answer.State;
    }

    private static IEnumerable<string> Errors(DiagnosticList diagnostics) => diagnostics
        .Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => $"{diagnostic.Summary}: {diagnostic.Detail}");
}
