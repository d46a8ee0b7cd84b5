namespace Proxmox.Engine.Tests;

/// <summary>What is told of an exception that nobody has foreseen.</summary>
public sealed class UnforeseenTests
{
    [Test]
    public void Its_kind_and_its_place_are_told_and_not_its_words()
    {
        var told = Unforeseen.Describe(Assert.Throws<InvalidOperationException>(() => Fail("secret")));
        Assert.That(told, Is.EqualTo("InvalidOperationException in Proxmox.Engine.Tests.UnforeseenTests.Fail"));
    }

    [Test]
    public void One_that_was_never_thrown_has_no_place() =>
        Assert.That(Unforeseen.Describe(new NotSupportedException("secret")), Is.EqualTo(nameof(NotSupportedException)));

    private static void Fail(string value) => throw new InvalidOperationException(value);
}
