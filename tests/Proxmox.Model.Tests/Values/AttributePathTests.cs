using Proxmox.Model.Values;

namespace Proxmox.Model.Tests.Values;

internal sealed class AttributePathTests
{
    [Test]
    public void A_path_is_written_from_the_outside_in() =>
        Assert.That(AttributePath.Of("disks").Key("scsi0").Attribute("size").ToString(), Is.EqualTo("disks[\"scsi0\"].size"));

    [Test]
    public void Positions_are_written_in_brackets() =>
        Assert.That(AttributePath.Of("rules").Index(2).Attribute("action").ToString(), Is.EqualTo("rules[2].action"));

    [Test]
    public void Quotes_backslashes_and_line_feeds_in_keys_are_escaped() =>
        Assert.That(AttributePath.Of("m").Key("a\"b\\c\nd").ToString(), Is.EqualTo("m[\"a\\\"b\\\\c\\nd\"]"));

    [Test]
    public void The_root_has_no_text() => Assert.That((AttributePath.Root.ToString(), AttributePath.Root.IsRoot), Is.EqualTo(("", true)));

    [Test]
    public void Paths_of_the_same_steps_are_equal()
    {
        var left = AttributePath.Of("a").Key("b");
        var right = AttributePath.Of("a").Key("b");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(left, Is.EqualTo(right));
            Assert.That(left.GetHashCode(), Is.EqualTo(right.GetHashCode()));
            Assert.That(left, Is.Not.EqualTo(AttributePath.Of("a").Attribute("b")));
        }
    }

    [Test]
    public void A_path_lies_within_itself_and_what_is_outside_of_it()
    {
        var path = AttributePath.Of("a").Key("b").Attribute("c");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(path.IsWithin(path), Is.True);
            Assert.That(path.IsWithin(AttributePath.Of("a")), Is.True);
            Assert.That(path.IsWithin(AttributePath.Root), Is.True);
            Assert.That(AttributePath.Of("a").IsWithin(path), Is.False);
            Assert.That(AttributePath.Of("ab").IsWithin(AttributePath.Of("a")), Is.False);
        }
    }
}
