using Proxmox.Model.Values;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Tests.Fakes;
using Proxmox.Terraform.Wire;

namespace Proxmox.Terraform.Tests.Rpc;

public sealed class EphemeralTests
{
    private const string Key = "proxmox_key";

    private static readonly CtyType Shape = CtyType.Of(FakeCatalog.Key.Attributes);

    [Test]
    public async Task The_schema_says_what_is_given_and_what_is_told()
    {
        await using var host = await Attached.StartAsync(isConfigured: false);

        var attributes = (await host.Client.GetProviderSchemaAsync(new())).EphemeralResourceSchemas[Key].Block.Attributes;

        Assert.That(attributes.Select(attribute => (attribute.Name, attribute.Required, attribute.Computed, attribute.Sensitive)),
            Is.EqualTo(new[] { ("name", true, false, false), ("value", false, true, true) }));
    }

    [Test]
    public async Task A_life_is_opened_renewed_and_closed()
    {
        await using var host = await Attached.StartAsync();

        var opened = await host.Client.OpenEphemeralResourceAsync(new() { TypeName = Key, Config = Config("first") });
        var there = host.Pve.Find("/gadgets/first");
        var renewed = await host.Client.RenewEphemeralResourceAsync(new() { TypeName = Key, Private = opened.Private });
        var kept = host.Pve.Find("/gadgets/first");
        var closed = await host.Client.CloseEphemeralResourceAsync(new() { TypeName = Key, Private = renewed.Private });

        Assert.That(opened.Diagnostics.Concat(renewed.Diagnostics).Concat(closed.Diagnostics), Is.Empty);
        Assert.That(DynamicValueCodec.Read(opened.Result, Shape)["value"].AsText(), Is.EqualTo("canary"));
        Assert.That((opened.RenewAt.Seconds, renewed.RenewAt.Seconds), Is.EqualTo((3600L, 7200L)));
        Assert.That(opened.Private.ToStringUtf8(), Is.EqualTo("""{"name":"first"}"""));
        Assert.That((there is not null, kept!["renewed"], host.Pve.Find("/gadgets/first") is null), Is.EqualTo((true, "1", true)));
    }

    [Test]
    public async Task A_wrong_value_is_found_without_a_configuration()
    {
        await using var host = await Attached.StartAsync(isConfigured: false);

        var answer = await host.Client.ValidateEphemeralResourceConfigAsync(new() { TypeName = Key, Config = Config("First") });

        Assert.That(answer.Diagnostics.Single().Attribute.Steps.Single().AttributeName, Is.EqualTo("name"));
    }

    [Test]
    public async Task A_failure_is_a_diagnostic_at_every_step()
    {
        await using var host = await Attached.StartAsync(isConfigured: false);
        var notes = Google.Protobuf.ByteString.CopyFromUtf8("""{"name":"gone"}""");

        IEnumerable<Diagnostic>[] answers =
        [
            (await host.Client.OpenEphemeralResourceAsync(new() { TypeName = Key, Config = Config("first") })).Diagnostics,
            (await host.Client.RenewEphemeralResourceAsync(new() { TypeName = Key, Private = notes })).Diagnostics,
            (await host.Client.CloseEphemeralResourceAsync(new() { TypeName = Key, Private = notes })).Diagnostics,
        ];

        Assert.That(answers.Select(answer => answer.Single().Summary),
            Is.EqualTo(new[] { "Could not open key", "Could not renew key", "Could not close key" }));
    }

    private static DynamicValue Config(string name) =>
        DynamicValueCodec.Write(Value.Object(("name", name), ("value", Value.Null)), Shape);
}
