using Pulumi.Serialization;
using Pulumi.StandIn.Tests.Samples;

namespace Pulumi.StandIn.Tests.Values;

/// <summary>Which class a reference to a resource becomes.</summary>
public sealed class ResourceReferenceTests
{
    [TestCase("", typeof(NextCrate), Description = "the highest of all")]
    [TestCase("1.2.3", typeof(Crate), Description = "the highest with the same first number")]
    [TestCase("v1.10", typeof(Crate))]
    [TestCase("1.10.0+build", typeof(Crate))]
    [TestCase("1.10.1", null, Description = "none is as new")]
    [TestCase("2.0.0-beta", typeof(NextCrate))]
    [TestCase("2.0.0-beta.1", typeof(NextCrate))]
    [TestCase("2.0.0-beta.10", null)]
    [TestCase("2.0.0", null, Description = "a release is newer than what led to it")]
    public void The_class_is_that_of_the_highest_version_that_is_no_lower_and_of_the_same_major(string version, Type? expected) =>
        Assert.That(ResourceReferences.ClassOf("acme:index:Crate", version), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("3.1.0")]
    public void A_class_without_a_version_serves_each(string version) =>
        Assert.That(ResourceReferences.ClassOf("acme:index:Sack", version), Is.EqualTo(typeof(Sack)));

    [Test]
    public void A_version_that_is_none_is_an_error() =>
        Assert.That(() => ResourceReferences.ClassOf("acme:index:Crate", "latest"), Throws.InstanceOf<FormatException>());

    [Test]
    public void A_class_is_found_in_an_assembly_that_is_referred_to_and_not_loaded_yet() =>
        Assert.That(ResourceReferences.ClassOf("proxmox:pool:Pool", "")?.FullName, Is.EqualTo("Pulumi.Proxmox.Pools.Pool"));

    /// <summary>Never run: it makes the compiler keep the reference to the SDK, which nothing else in this assembly loads.</summary>
    private static Type Unused() => typeof(Proxmox.Pools.Pool);
}
