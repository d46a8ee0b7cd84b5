using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Wire;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests;

/// <summary>What hosts need of the identities in plans: one with an unknown part can neither be stored nor shown.</summary>
internal sealed class IdentityTests
{
    // A cluster is not made anew under another name.
    private static IEnumerable<string> Identified =>
        Catalogs.All.Resources.Where(SchemaBuilder.HasIdentity).Select(resource => resource.Name).Where(name => name != "cluster");

    // A daemon of Ceph is called as its node is, which the plan knows.
    private static IEnumerable<string> Chosen => Identified
        .Where(name => Catalogs.All.Resource(name)!.Identity.Any(part => part.IsServerChosen || !part.IsInput))
        .Except(["ceph_manager", "ceph_mds", "ceph_monitor"]);

    [Test]
    public async Task A_planned_identity_is_wholly_known_or_left_out([ValueSource(nameof(Identified))] string name)
    {
        var resource = Catalogs.All.Resource(name)!;
        await using var provider = await AttachedProvider.StartAsync();
        var names = resource.Identity.Where(field => field.IsInput).Select(field => field.Name).ToList();
        // Each attribute of the identity once as the one that is not known yet, and all of them, and none.
        foreach (var unknown in names.Select(one => new[] { one }).Append([.. names]).Append([]))
        {
            var config = Config(resource, unknown);
            var created = await PlanAsync(provider, resource, Value.Null, config);
            Assert.That(Identity(resource, created), Is.EqualTo(unknown.Length == 0 && resource.Identity.All(field => field.IsInput)
                ? Expected(resource, config) : Value.Null), $"a create with {string.Join(", ", unknown)} unknown");

            var replaced = await PlanAsync(provider, resource, State(resource), config);
            Assert.That(Identity(resource, replaced).IsWhollyKnown, Is.True, $"a change with {string.Join(", ", unknown)} unknown");
        }
    }

    [Test]
    public async Task An_identity_that_PVE_chooses_comes_with_the_apply([ValueSource(nameof(Chosen))] string name)
    {
        var resource = Catalogs.All.Resource(name)!;
        await using var provider = await AttachedProvider.StartAsync();
        var config = resource.Identity.Where(field => field.IsServerChosen)
            .Aggregate(Config(resource, []), (config, field) => config.With(field.Name, Value.Null));

        Assert.That((await PlanAsync(provider, resource, Value.Null, config)).PlannedIdentity, Is.Null);
    }

    private static async Task<PlanResourceChange.Types.Response> PlanAsync(
        AttachedProvider provider, Resource resource, Value prior, Value config)
    {
        var type = CtyType.Of(resource.Attributes);
        var answer = await provider.Client.PlanResourceChangeAsync(new()
        {
            TypeName = TypeNames.Of(resource),
            PriorState = DynamicValueCodec.Write(prior, type),
            ProposedNewState = DynamicValueCodec.Write(config, type),
            Config = DynamicValueCodec.Write(config, type),
            PriorIdentity = prior.IsNull ? null
                : new() { IdentityData = DynamicValueCodec.Write(Expected(resource, prior), CtyType.Of(resource.Identity)) },
        });
        Assert.That(answer.Diagnostics.Where(said => said.Severity == Diagnostic.Types.Severity.Error), Is.Empty);
        return answer;
    }

    private static Value Identity(Resource resource, PlanResourceChange.Types.Response answer) =>
        answer.PlannedIdentity is { } identity ? DynamicValueCodec.Read(identity.IdentityData, CtyType.Of(resource.Identity)) : Value.Null;

    private static Value Expected(Resource resource, Value config) =>
        Value.Object(resource.Identity.Select(field => KeyValuePair.Create(field.Name, config[field.Name])));

    // What a create needs beside the identity is not known either, so that nothing refuses it.
    private static Value Config(Resource resource, IReadOnlyCollection<string> unknown) =>
        Value.Object(resource.Attributes.Select(field => KeyValuePair.Create(
        field.Name,
        unknown.Contains(field.Name) ? Value.Unknown
            : resource.Identity.Contains(field) && field.IsInput ? Part(field, 1)
            : resource.Fields.Any(own => own.Name == field.Name && own.Presence == Model.Fields.Presence.Required)
                || field.Name is "os_template" or "endpoint" or "endpoint_password" or "member_password" or "device" or "devices"
                    or "raid_level" ? Value.Unknown
            : Value.Null)));

    private static Value State(Resource resource) => Value.Object(resource.Attributes.Select(field => KeyValuePair.Create(
        field.Name, resource.Identity.Contains(field) || field == Resource.Id ? Part(field, 2) : Value.Null)));

    private static Value Part(Model.Fields.Field field, int number) =>
        field.Type is Model.Fields.FieldType.Number ? Value.Of(100 + number) : Value.Of($"part{number}");
}
