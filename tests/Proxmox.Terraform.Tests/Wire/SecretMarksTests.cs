using System.Collections.Immutable;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Terraform.Wire;

namespace Proxmox.Terraform.Tests.Wire;

public sealed class SecretMarksTests
{
    private static readonly Field<string> Password = Declare.Text("password", "").Secret();

    private static readonly ImmutableArray<Field> Fields =
    [
        Declare.Text("user", ""),
        Password,
        Declare.Nested("one", "", Password),
        Declare.NestedList("many", "", Password),
        Declare.NestedSet("some", "", Password),
        Declare.Slots("slots", "", Password),
        Declare.TextList("keys", "").Secret(),
    ];

    [Test]
    public void Secret_values_are_marked_wherever_they_stand()
    {
        var inner = Value.Object(("password", "canary"));

        var marked = SecretMarks.Apply(Fields, Value.Object(
            ("user", "alice"),
            ("password", "canary"),
            ("one", inner),
            ("many", Value.List(inner)),
            ("some", Value.Set(inner)),
            ("slots", Value.Object(("net0", inner))),
            ("keys", Value.List("canary"))));

        Assert.That(marked.ToString(), Does.Not.Contain("canary").And.Contains("alice"));
        Assert.That(marked["keys"].Items[0].IsSecret, Is.True);
    }

    [Test]
    public void Null_and_unknown_stay_what_they_are()
    {
        Assert.That(SecretMarks.Apply(Fields, Value.Null).IsNull, Is.True);
        Assert.That(SecretMarks.Apply(Fields, Value.Object(("one", Value.Unknown), ("many", Value.Null)))["one"].IsUnknown, Is.True);
    }
}
