using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Model.Tests.Declarations;

internal sealed class DeclarationTests
{
    private static readonly Field<string> First = Declare.Text("first", "First.");
    private static readonly Field<string> Second = Declare.Text("second", "Second.");
    private static readonly Field<string> Added = Declare.Text("added", "Added.");

    [Test]
    public void A_copy_has_the_attributes_of_its_own_fields()
    {
        var declaration = new Thing { Area = new("things", "Things", "Things"), Fields = [First] };
        Assert.That(declaration.Attributes, Is.EqualTo(new Field[] { First, Added }));
        Assert.That((declaration with { Fields = [Second] }).Attributes, Is.EqualTo(new Field[] { Second, Added }));
    }

    [Test]
    public void Looking_at_the_attributes_changes_no_equality()
    {
        var declaration = new Thing { Area = new("things", "Things", "Things"), Fields = [First] };
        var same = declaration with { };
        _ = declaration.Attributes;
        Assert.That(same, Is.EqualTo(declaration));
    }

    private sealed record Thing() : Declaration("thing", "A thing.")
    {
        protected override ImmutableArray<Field> Complete() => [.. Fields, Added];
    }
}
