using Google.Protobuf.WellKnownTypes;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Pulumi.Rpc;
using Proxmox.Pulumi.Schemas;
using Proxmox.Pulumi.Tests.Fakes;
using Proxmox.Pulumi.Values;
using Proxmox.Resources;
using Pulumirpc;
using Core = Proxmox.Engine.Provider;
using Field = Proxmox.Model.Fields.Field;

namespace Proxmox.Pulumi.Tests.Rpc;

/// <summary>What a check refuses, over every resource: the engine prints the value of the property that a failure names.</summary>
public sealed class CheckCanaryTests
{
    private const string Canary = "canary-4711\n";

    private static IEnumerable<Resource> Resources => Catalogs.All.Resources;

    [TestCaseSource(nameof(Resources))]
    public async Task A_failure_names_no_property_that_holds_a_secret(Resource resource)
    {
        await using var host = await Attached.StartAsync(
            provider: _ => new Core(Catalogs.All, new() { Environment = _ => null }), isConfigured: false);
        var fields = PropertyNames.Properties(resource);
        foreach (var isMarked in new[] { true, false })
        {
            var answer = await host.Client.CheckAsync(
                new()
                {
                    Type = Tokens.Of(resource),
                    Urn = $"urn:pulumi:dev::demo::{Tokens.Of(resource)}::x",
                    Olds = new(),
                    News = Bag(fields, isMarked)
                });
            CheckPlan(answer, PropertyCodec.Read(answer.Inputs));
            Assert.That(answer.Failures, Is.Not.Empty);
        }
    }

    [Test]
    public async Task Nor_does_one_of_the_provider_whose_settings_come_without_marks()
    {
        await using var host = await Attached.StartAsync(
            provider: _ => new Core(Catalogs.All, new() { Environment = _ => null }), isConfigured: false);
        var fields = new Settings(ProviderConfiguration.Declaration).Properties;
        var answer = await host.Client.CheckConfigAsync(
            new() { Olds = new(), News = Bag(fields, isMarked: false, everySecret: new Value { NumberValue = 4711.25 }) });
        CheckPlan(answer, SecretMarks.OnFields(fields, PropertyCodec.Read(answer.Inputs)));
        Assert.That(answer.Failures, Is.Not.Empty);
    }

    private static void CheckPlan(CheckResponse answer, PropertyMap inputs)
    {
        foreach (var failure in answer.Failures)
        {
            Assert.That(failure.Reason, Does.Not.Contain(Canary.Trim()).And.Not.Contain("4711.25"));
            Assert.That(failure.Property.Length == 0
                || inputs[failure.Property] is not { HoldsSecret: true }, $"{failure.Property}: {failure.Reason}");
            Assert.That(failure.Property, Does.Not.Contain(".").And.Not.Contain("["));
        }
    }

    // Every input has a value that fits no number, no list of words and no line of text; unmarked ones are marked by the provider where the
    // field is secret.
    private static Struct Bag(IEnumerable<Field> fields, bool isMarked, Value? everySecret = null) => new()
    {
        Fields = { fields.Where(field => field.IsInput)
            .ToDictionary(PropertyNames.Of, field => Sample(field, isMarked, everySecret), StringComparer.Ordinal) },
    };

    private static Value Sample(Field field, bool isMarked, Value? everySecret) =>
        field.IsSecret && everySecret is not null ? everySecret : Sample(field.Type, field.IsSecret, isMarked, everySecret);

    private static Value Sample(FieldType type, bool isSecret, bool isMarked, Value? everySecret) => type switch
    {
        FieldType.Object nested => Value.ForStruct(Bag(nested.Fields, isMarked, everySecret)),
        FieldType.Map map => Value.ForStruct(new() { Fields = { ["x0"] = Sample(map.Element, isSecret, isMarked, everySecret) } }),
        FieldType.List list => Value.ForList(Sample(list.Element, isSecret, isMarked, everySecret)),
        FieldType.Set set => Value.ForList(Sample(set.Element, isSecret, isMarked, everySecret)),
        _ when isMarked => Value.ForStruct(
            new() { Fields = { [Signatures.Key] = Value.ForString(Signatures.Secret), [Signatures.Value] = Value.ForString(Canary) } }),
        _ => Value.ForString(isSecret ? Canary : "plain\n"),
    };
}
