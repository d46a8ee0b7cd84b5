using System.Text.RegularExpressions;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Conventions.Tests;

/// <summary>What holds for every attribute of every declaration.</summary>
public sealed partial class AttributeTests
{
    private const int FewestWords = 3;

    // Terraform's own arguments of a resource, and the names that Pulumi gives a meaning to.
    private static readonly string[] Reserved =
        ["connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner", "urn", "pulumi", "parent", "protect",
            "aliases"];

    private static readonly (string Words, string[] Suffixes)[] Units =
    [
        ("in seconds", ["_seconds", "_unix"]),
        ("in minutes", ["_minutes"]),
        ("in bytes", ["_bytes"]),
        ("in KiB", ["_kib"]),
        ("in MiB", ["_mib"]),
        ("in GiB", ["_gib"]),
    ];

    private static IEnumerable<Declaration> Declarations =>
        Catalogs.All.All.Append(ProviderConfiguration.Declaration);

    [Test]
    public void No_attribute_is_null()
    {
        // A static field that is used above its own initialiser is null there.
        var holes = Declarations.Where(declaration => declaration.Fields.IsDefault || declaration.Fields.Any(IsHollow));
        Assert.That(holes.Select(declaration => declaration.Name), Is.Empty);
    }

    [Test]
    public void Names_are_snake_case() => AssertNone(entry => !SnakeCase().IsMatch(entry.Field.Name));

    [Test]
    public void No_name_is_one_that_a_client_keeps_for_itself() =>
        AssertNone(entry => entry.Depth == 0
            && (Reserved.Contains(entry.Field.Name, StringComparer.Ordinal) || (entry.Field.Name == "id" && entry.Field != Resource.Id)));

    [Test]
    public void Docs_are_sentences() =>
        AssertNone(entry => entry.Field.Doc.Split(' ').Length < FewestWords || !entry.Field.Doc.EndsWith('.')
            || !char.IsUpper(entry.Field.Doc[0]));

    [Test]
    public void No_doc_only_repeats_the_name() =>
        AssertNone(entry => Letters(entry.Field.Doc).Equals(Letters(entry.Field.Name), StringComparison.OrdinalIgnoreCase));

    [Test]
    public void What_an_unset_attribute_means_is_told() =>
        AssertNone(entry => entry.IsGiven && !entry.Field.ImpliedDefault.IsNull
            && !entry.Field.Doc.Contains("Unset", StringComparison.Ordinal));

    [Test]
    public void A_number_carries_its_unit_in_its_name() => AssertNone(entry => entry.Field.Type is FieldType.Number && Units.Any(unit =>
        entry.Field.Doc.Contains(unit.Words, StringComparison.Ordinal)
            && !unit.Suffixes.Any(suffix => entry.Path.Contains(suffix, StringComparison.Ordinal))));

    [Test]
    public void No_two_attributes_are_sent_under_one_name()
    {
        var twice = from resource in Catalogs.All.Resources
                    from sent in resource.Fields.Where(field => field.IsInput && !field.IsNotAParameter)
                        .GroupBy(field => field.Wire, StringComparer.Ordinal)
                    where sent.Count() > 1
                    select $"{resource.Name}: {sent.Key}";
        Assert.That(twice, Is.Empty);
    }

    [Test]
    public void An_identity_is_required_or_PVEs_to_choose_and_changes_by_a_rename_alone()
    {
        var soft = from resource in Catalogs.All.Resources
                   from field in resource.Identity
                   where field is { Presence: Presence.Optional, IsServerChosen: false }
                           or { IsInput: true, IsReplacing: false, IsRenaming: false }
                       || !resource.Fields.Contains(field)
                   select $"{resource.Name}.{field.Name}";
        Assert.That(soft, Is.Empty);
    }

    [Test]
    public void An_import_id_can_be_read_back()
    {
        var broken = from resource in Catalogs.All.Resources
                     let parts = resource.ImportId.Read(resource.ImportId.Example)
                     where parts is null
                         || resource.ImportId.Write(name => parts[name]) != resource.ImportId.Example
                         || !parts.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(resource.Identity.Select(field => field.Name))
                     select resource.Name;
        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void A_secret_that_the_user_gives_has_a_write_only_twin()
    {
        var bare = from resource in Catalogs.All.Resources
                   from secret in resource.Fields.Where(field => field is { IsSecret: true, IsInput: true })
                   let names = resource.Attributes.Select(field => field.Name).ToHashSet(StringComparer.Ordinal)
                   where !names.Contains(WriteOnly.TwinName(secret)) || !names.Contains(WriteOnly.VersionName(secret))
                   select $"{resource.Name}.{secret.Name}";
        Assert.That(bare, Is.Empty);
    }

    [Test]
    public void What_is_called_like_a_secret_is_one() =>
        AssertNone(entry => SecretName().IsMatch(entry.Field.Name) && entry.Field.Type is FieldType.Text && !entry.Field.IsSecret);

    [Test]
    public void The_schema_breaks_no_rule_of_the_hosts() =>
        Assert.That(SchemaRules.Breaches(
            ProviderSchema.Build(Catalogs.All, ProviderConfiguration.Declaration),
            Catalogs.All.Resources.ToDictionary(TypeNames.Of, SchemaBuilder.OfIdentity, StringComparer.Ordinal)), Is.Empty);

    private static void AssertNone(Func<Entry, bool> isWrong)
    {
        var all = Declarations.SelectMany(declaration => Walk(declaration.Name, depth: 0, isGiven: true, declaration.Attributes)).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all, Is.Not.Empty);
            Assert.That(all.Where(isWrong).Select(entry => $"{entry.Path}: {entry.Field.Doc}").Distinct(StringComparer.Ordinal), Is.Empty);
        }
    }

    private static IEnumerable<Entry> Walk(string path, int depth, bool isGiven, IEnumerable<Field> fields) => fields.SelectMany(field =>
        Walk($"{path}.{field.Name}", depth + 1, isGiven && field.IsInput, field.Type.Nested)
            .Prepend(new($"{path}.{field.Name}", depth, isGiven && field.IsInput, field)));

    private static bool IsHollow(Field? field) => field is null || field.Type is null || field.Type.Nested.IsDefault
        || field.Type.Nested.Any(IsHollow);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SnakeCase();

    [GeneratedRegex("(^|_)(password|secret|private_key|otp)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretName();

    // Given: the user may, of the attribute and of all that it lies in.
    private sealed record Entry(string Path, int Depth, bool IsGiven, Field Field);
}
