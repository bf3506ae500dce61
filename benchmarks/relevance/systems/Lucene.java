// Lucene's BM25 (k1 1.2, b .75) over one field with EnglishAnalyzer, any of the words:
// java -cp JARS Lucene.java DOCUMENTS QUERIES RUN DEPTH

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.QueryBuilder;

public class Lucene {
    public static void main(String[] words) throws IOException {
        try (Directory directory = new ByteBuffersDirectory();
                EnglishAnalyzer analyzer = new EnglishAnalyzer()) {
            index(directory, analyzer, Path.of(words[0]));
            try (DirectoryReader reader = DirectoryReader.open(directory);
                    PrintWriter run = new PrintWriter(Files.newBufferedWriter(Path.of(words[2])))) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
                ask(searcher, new QueryBuilder(analyzer), Path.of(words[1]), run,
                        Integer.parseInt(words[3]));
            }
        }
    }

    static void index(Directory directory, EnglishAnalyzer analyzer, Path documents)
            throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (String line : Files.readAllLines(documents)) {
                String[] row = line.split("\t", 2);
                Document document = new Document();
                document.add(new StringField("id", row[0], Field.Store.YES));
                document.add(new TextField("text", row[1], Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
    }

    static void ask(IndexSearcher searcher, QueryBuilder builder, Path queries, PrintWriter run,
            int depth) throws IOException {
        for (String line : Files.readAllLines(queries)) {
            String[] row = line.split("\t", 2);
            Query query = builder.createBooleanQuery("text", row[1]);
            if (query == null) {
                continue; // it has stop words only
            }
            for (ScoreDoc hit : searcher.search(query, depth).scoreDocs) {
                String id = searcher.storedFields().document(hit.doc).get("id");
                run.print(row[0] + "\t" + id + "\n");
            }
        }
    }
}
