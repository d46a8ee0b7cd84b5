namespace Proxmox.Client;

/// <summary>Takes the secrets of a form out of a text: PVE quotes refused values in its messages.</summary>
internal static class SecretScrub
{
    // Shorter values are no secrets, and masking each "1" would make a text unreadable.
    private const int ShortestSecret = 4;

    /// <summary>The text with every secret value of the form masked, whole or line by line.</summary>
    public static string Clean(string text, Form? form)
    {
        if (form is null)
        {
            return text;
        }

        foreach (var entry in form)
        {
            if (!entry.IsSecret)
            {
                continue;
            }

            foreach (var part in entry.Value.Split('\n', StringSplitOptions.TrimEntries).Prepend(entry.Value))
            {
                if (part.Length >= ShortestSecret)
                {
                    text = text.Replace(part, Form.Mask, StringComparison.Ordinal);
                }
            }
        }

        return text;
    }
}
