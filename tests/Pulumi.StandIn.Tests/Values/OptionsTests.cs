using Pulumi.Utilities;

namespace Pulumi.StandIn.Tests.Values;

public sealed class OptionsTests
{
    [Test]
    public async Task Merge_lets_the_second_options_win_and_joins_lists()
    {
        DependencyResource first = new("urn:first");
        DependencyResource second = new("urn:second");

        var merged = CustomResourceOptions.Merge(
            new()
            {
                Id = "one",
                Version = "1.0.0",
                Protect = true,
                ImportId = "box/1",
                DeleteBeforeReplace = true,
                DependsOn = { first },
                IgnoreChanges = { "a" },
                AdditionalSecretOutputs = { "a" },
                EnvVarMappings = { ["A"] = "1", ["B"] = "1" },
                Parent = first,
            },
            new()
            {
                Version = "2.0.0",
                Protect = false,
                DependsOn = { second },
                IgnoreChanges = { "b" },
                AdditionalSecretOutputs = { "b" },
                EnvVarMappings = { ["B"] = "2" },
                CustomTimeouts = new() { Create = TimeSpan.FromMinutes(1) },
            });

        Assert.That(await OutputUtilities.GetValueAsync(merged.Id.ToOutput()), Is.EqualTo("one"));
        Assert.That((merged.Version, merged.Protect, merged.ImportId, merged.DeleteBeforeReplace),
            Is.EqualTo(("2.0.0", false, "box/1", true)));
        Assert.That(await OutputUtilities.GetValueAsync(merged.DependsOn.ToOutput()), Is.EqualTo(new Resource[] { first, second }));
        Assert.That(merged.IgnoreChanges, Is.EqualTo((string[])["a", "b"]));
        Assert.That(merged.AdditionalSecretOutputs, Is.EqualTo((string[])["a", "b"]));
        Assert.That(merged.EnvVarMappings, Is.EquivalentTo(new Dictionary<string, string> { ["A"] = "1", ["B"] = "2" }));
        Assert.That(merged.CustomTimeouts!.Create, Is.EqualTo(TimeSpan.FromMinutes(1)));
        Assert.That(merged.Parent, Is.SameAs(first));
    }

    [Test]
    public void Merge_changes_neither_of_both()
    {
        CustomResourceOptions first = new() { IgnoreChanges = { "a" } };
        CustomResourceOptions second = new() { IgnoreChanges = { "b" }, Version = "2.0.0" };

        var merged = CustomResourceOptions.Merge(first, second);
        merged.IgnoreChanges.Add("c");

        Assert.That((first.IgnoreChanges, first.Version), Is.EqualTo((new List<string> { "a" }, (string?)null)));
        Assert.That(second.IgnoreChanges, Is.EqualTo((string[])["b"]));
    }

    [Test]
    public void Merge_takes_null_for_no_options()
    {
        Assert.That(CustomResourceOptions.Merge(null, null), Is.Not.Null);
        Assert.That(CustomResourceOptions.Merge(null, new() { Version = "1" }).Version, Is.EqualTo("1"));
        Assert.That(ComponentResourceOptions.Merge(new() { Protect = true }, null).Protect, Is.True);
    }
}
