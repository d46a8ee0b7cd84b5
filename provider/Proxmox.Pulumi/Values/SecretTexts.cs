namespace Proxmox.Pulumi.Values;

/// <summary>The secret texts among some properties, which no message may show.</summary>
internal sealed class SecretTexts
{
    private const string Mask = "[secret]";

    // Masking every "a" would make a message unreadable without hiding that the secret is short.
    private const int ShortestAnywhere = 4;

    private readonly List<string> _texts;

    private SecretTexts(List<string> texts) => _texts = texts;

    /// <summary>There are none.</summary>
    public static SecretTexts None { get; } = new([]);

    /// <summary>Those of all of these properties.</summary>
    public static SecretTexts Of(params IEnumerable<PropertyMap> properties)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, value) in properties.SelectMany(members => members))
        {
            Collect(value, isSecret: false, texts);
        }

        // The longest first, lest a part of a secret is masked and the rest shown.
        return new([.. texts.OrderByDescending(text => text.Length)]);
    }

    /// <summary>The text with every secret masked.</summary>
    public string Hide(string text)
    {
        foreach (var secret in _texts)
        {
            text = secret.Length >= ShortestAnywhere
                ? text.Replace(secret, Mask, StringComparison.Ordinal)
                : text.Replace($"\"{secret}\"", $"\"{Mask}\"", StringComparison.Ordinal);
        }

        return text;
    }

    private static void Collect(PropertyValue value, bool isSecret, HashSet<string> texts)
    {
        isSecret |= value.IsSecret;
        switch (value.Bare)
        {
            case PropertyValue.Text { Content.Length: > 0 } text when isSecret:
                texts.Add(text.Content);
                break;
            case PropertyValue.List list:
                foreach (var item in list.Items)
                {
                    Collect(item, isSecret, texts);
                }

                break;
            case PropertyValue.Object nested:
                foreach (var (_, member) in nested.Members)
                {
                    Collect(member, isSecret, texts);
                }

                break;
            default:
                break;
        }
    }
}
