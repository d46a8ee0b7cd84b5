using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Model.Tests.Declarations;

internal sealed class ConstraintTests
{
    private static readonly Field<string> A = Text("a", "");
    private static readonly Field<string> B = Text("b", "");
    private static readonly Field<string> C = Text("c", "");

    private static readonly Dictionary<string, Constraint> Constraints = new(StringComparer.Ordinal)
    {
        ["exactly one"] = Constraint.ExactlyOne(A, B, C),
        ["at most one"] = Constraint.AtMostOne(A, B, C),
        ["at least one"] = Constraint.AtLeastOne(A, B, C),
        ["a needs b and c"] = Constraint.Needs(A, B, C),
    };

    // One letter per attribute: x is set, - is null, ? is unknown. The result is the attribute that the message is shown at.
    [TestCase("exactly one", "x--", "")]
    [TestCase("exactly one", "---", "a")]
    [TestCase("exactly one", "xx-", "b")]
    [TestCase("exactly one", "--?", "")]
    [TestCase("exactly one", "x-?", "")]
    [TestCase("exactly one", "x?x", "c")]
    [TestCase("at most one", "---", "")]
    [TestCase("at most one", "-x-", "")]
    [TestCase("at most one", "-xx", "c")]
    [TestCase("at most one", "x??", "")]
    [TestCase("at least one", "---", "a")]
    [TestCase("at least one", "-?-", "")]
    [TestCase("at least one", "xxx", "")]
    [TestCase("a needs b and c", "---", "")]
    [TestCase("a needs b and c", "x-x", "a")]
    [TestCase("a needs b and c", "x--", "aa")]
    [TestCase("a needs b and c", "x?x", "")]
    [TestCase("a needs b and c", "?--", "")]
    public void Only_what_is_known_is_judged(string constraint, string config, string shownAt)
    {
        var values = new[] { A, B, C }.Zip(config, (field, letter) =>
            KeyValuePair.Create(field.Name, letter switch { 'x' => Value.Of("v"), '?' => Value.Unknown, _ => Value.Null }));
        var violations = Constraints[constraint].Check(new(Value.Object(values)));
        Assert.That(string.Concat(violations.Select(violation => violation.Field.Name)), Is.EqualTo(shownAt));
    }

    [Test]
    public void A_violation_names_the_attributes_that_exclude_each_other()
    {
        var violation = Constraints["exactly one"].Check(new(Value.Object(("a", "1"), ("c", "1")))).Single();
        Assert.That(violation.Text, Is.EqualTo("a and c exclude each other: set only one of them."));
    }
}
