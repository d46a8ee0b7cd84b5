using System.Collections.Immutable;
using Proxmox.Hcl;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Tools.Discover;

/// <summary>Makes the blocks of objects that are alike.</summary>
internal static class GroupBlocks
{
    private static readonly HclPlace Nowhere = new("", 0);

    /// <summary>One block for all, and before it what each has of its own.</summary>
    public static IEnumerable<HclBlock> Of(IReadOnlyList<FoundObject> group, BodyWriter bodies)
    {
        var first = group[0];
        var each = group.Select(one => (Key: one.Key!, Leaves: Leaf.Of(bodies.Write(one)).ToList())).ToList();
        var different = Enumerable.Range(0, each[0].Leaves.Count).Where(leaf =>
            each.Any(one => one.Leaves[leaf].Text != each[0].Leaves[leaf].Text)).ToList();
        var keys = different.Where(leaf => each.All(one => one.Leaves[leaf].Text == HclWriter.Quote(one.Key))).ToList();
        var own = different.Except(keys).ToDictionary(leaf => leaf, leaf => NameOf(each[0].Leaves, leaf, different));

        var local = $"{first.Resource.Name}_{first.Label}";
        if (own.Count > 0)
        {
            yield return new(Nowhere, [], "locals", [], new([new(Nowhere, local, new HclExpression.Map(Nowhere,
                [.. each.Select(one => new HclAttribute(Nowhere, one.Key, new HclExpression.Map(Nowhere,
                    [.. own.Select(leaf => new HclAttribute(Nowhere, leaf.Value, one.Leaves[leaf.Key].Value))])))]))], []));
        }

        HclExpression all = own.Count > 0 ? Path("local", local) : new HclExpression.Call(Nowhere, "toset",
            [new HclExpression.List(Nowhere, [.. each.Select(one => new HclExpression.Text(Nowhere, one.Key))])]);
        var others = keys.Select(leaf => (Leaf: leaf, Value: Path("each", "key")))
            .Concat(own.Select(leaf => (Leaf: leaf.Key, Value: Path("each", "value", leaf.Value))))
            .ToDictionary(other => each[0].Leaves[other.Leaf].Name, other => (HclExpression)other.Value, StringComparer.Ordinal);
        yield return new(Nowhere, first.Remarks, "resource", [TypeNames.Of(first.Resource), first.Label],
            new([new(Nowhere, "for_each", all), .. Leaf.Replace(bodies.Write(first).Attributes, others)], []));
    }

    // The last name of the path says enough where it is that of one value alone.
    private static string NameOf(List<Leaf> leaves, int leaf, List<int> different) =>
        different.Count(other => leaves[other].Path[^1] == leaves[leaf].Path[^1]) == 1 ? leaves[leaf].Path[^1]
            : string.Join('_', leaves[leaf].Path);

    private static HclExpression.Path Path(params ImmutableArray<string> steps) => new(Nowhere, steps);
}
