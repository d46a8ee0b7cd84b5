using System.Text.RegularExpressions;
using Proxmox.Model.Fields;
using Proxmox.Resources;

namespace Proxmox.Conventions.Tests;

/// <summary>What a data source says: its reader creates, changes and removes nothing.</summary>
public sealed partial class DataSourceTextTests
{
    public static IEnumerable<string> DataSources => Catalogs.All.DataSources.Select(source => source.Name);

    [TestCaseSource(nameof(DataSources))]
    public void A_data_source_speaks_of_what_is_and_not_of_managing_it(string name)
    {
        var source = Catalogs.All.DataSources.Single(source => source.Name == name);
        Assert.That(Texts(source.Attributes, "").Prepend(("the data source", source.Doc)).Where(text => Managing().IsMatch(text.Item2)),
            Is.Empty);
    }

    private static IEnumerable<(string Path, string Doc)> Texts(IEnumerable<Field> fields, string within) => fields.SelectMany(field =>
        Texts(field.Type.Nested, $"{within}{field.Name}.").Prepend(($"{within}{field.Name}", field.Doc)));

    [GeneratedRegex("(^|[.] )(Another |Removing |Deleting |Creating |Set, |Unset, |Unset (keeps|leaves|lets|spreads) |It can only "
        + "grow|Other .* are left alone|What the configuration )|^Node that the guest is created", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Managing();
}
