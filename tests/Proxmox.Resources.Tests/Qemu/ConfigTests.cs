using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Simulator;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>Every attribute of a VM's config there and back.</summary>
internal sealed class ConfigTests
{
    private static IEnumerable<TestCaseData> Examples =>
    [
        .. ConfigExamples.Everywhere.SelectMany(
            example => new[] { new TestCaseData(PveVersion.V84, example), new TestCaseData(PveVersion.V92, example) }),
        .. ConfigExamples.Newer.Select(example => new TestCaseData(PveVersion.V92, example)),
    ];

    [TestCaseSource(nameof(Examples))]
    public async Task A_VM_is_created_with_it(PveVersion version, ConfigExample example)
    {
        await using var bench = await ConfigBench.StartAsync(version);
        await bench.UpAsync(300, example.Config);
        AssertStored(bench, example);
        ConfigBench.AssertHolds(await bench.ImportAsync(300), example.Config, "import");
    }

    [TestCaseSource(nameof(Examples))]
    public async Task A_VM_gets_it_later_and_loses_it_again(PveVersion version, ConfigExample example)
    {
        await using var bench = await ConfigBench.StartAsync(version);
        var bare = await bench.UpAsync(300, Value.Object());
        var full = await bench.UpAsync(300, example.Config, bare);
        AssertStored(bench, example);
        ConfigBench.AssertHolds(await bench.ImportAsync(300), example.Config, "import");

        await bench.UpAsync(300, Value.Object(), full);
        var cleared = await bench.ImportAsync(300);
        foreach (var field in ConfigBench.Attributes.Where(field => !field.IsServerChosen && field.Name is not "smbios"))
        {
            Assert.That(cleared[field.Name], Is.EqualTo(bare.State[field.Name]), $"{field.Name} after it was removed");
        }
    }

    [Test]
    public void Every_attribute_has_an_example()
    {
        var given = ConfigExamples.Everywhere.Concat(ConfigExamples.Newer)
            .SelectMany(example => Leaves(ConfigBench.Attributes, example.Config)).ToHashSet(StringComparer.Ordinal);
        Assert.That(AllLeaves(ConfigBench.Attributes).Except(given).Where(path => path != "hook_script"), Is.Empty);
    }

    private static void AssertStored(ConfigBench bench, ConfigExample example)
    {
        foreach (var (parameter, value) in example.Stored)
        {
            // PVE prints some property strings anew, in an order of its own.
            Assert.That(bench.Stored(300, parameter)?.Split(','), Is.EquivalentTo(value.Split(',')), parameter);
        }
    }

    private static IEnumerable<string> AllLeaves(IEnumerable<Field> fields) =>
        fields.SelectMany(
            field => field.Type.Nested.IsEmpty ? [field.Name] : AllLeaves(field.Type.Nested).Select(inner => $"{field.Name}.{inner}"));

    private static IEnumerable<string> Leaves(IEnumerable<Field> fields, Value value) =>
        fields.Where(field => !value[field.Name].IsNull).SelectMany(field => (field.Type, field.Type.Nested) switch
    {
        (_, { IsEmpty: true }) => [field.Name],
        (FieldType.Map, var nested) =>
            value[field.Name].Members.Values.SelectMany(slot => Leaves(nested, slot)).Select(inner => $"{field.Name}.{inner}"),
        var (_, nested) => Leaves(nested, value[field.Name]).Select(inner => $"{field.Name}.{inner}"),
    });
}
