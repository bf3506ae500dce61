//! The tantivy peer. `build CORPUS INDEX` prints CPU seconds and sizes as JSON;
//! `serve INDEX QUERIES` answers each line of stdin, a query type, with one line of JSON.

use serde_json::{json, Map, Value as Json};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::aggregation::AggregationCollector;
use tantivy::collector::{Collector, Count, SegmentCollector, TopDocs};
use tantivy::columnar::Column;
use tantivy::query::{BooleanQuery, Occur, PhraseQuery, Query, RegexQuery, TermQuery};
use tantivy::schema::{
    Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions, FAST, STORED, STRING,
};
use tantivy::{
    DocId, Index, Score, Searcher, SegmentOrdinal, SegmentReader, TantivyDocument, Term,
};

const TOKENIZER: &str = "en_stem";
const FACETS: [(&str, usize); 3] = [("source", 50), ("topic", 20), ("year", 3000)];
const HEAP: usize = 400_000_000;

fn cpu(clock: libc::clockid_t) -> f64 {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the pointer is to a timespec of this frame.
    unsafe { libc::clock_gettime(clock, &mut time) };
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

fn schema() -> Schema {
    let mut builder = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    builder.add_text_field(
        "body",
        TextOptions::default()
            .set_indexing_options(indexing)
            .set_stored(),
    );
    for (name, _) in FACETS {
        builder.add_u64_field(name, FAST);
    }
    builder.add_text_field("id", STRING | STORED);
    builder.build()
}

fn number(text: &str) -> u64 {
    text.rsplit(' ').next().unwrap().parse().unwrap()
}

fn sizes(folder: &Path) -> Map<String, Json> {
    let mut found: Map<String, Json> = Map::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let ending = name.rsplit('.').next().unwrap().to_string();
        let before = found.get(&ending).and_then(Json::as_u64).unwrap_or(0);
        found.insert(ending, json!(before + entry.metadata().unwrap().len()));
    }
    found
}

fn build(corpus: &str, folder: &str) -> tantivy::Result<()> {
    fs::create_dir_all(folder)?;
    let index = Index::create_in_dir(folder, schema())?;
    let fields: Vec<Field> = ["body", "source", "topic", "year", "id"]
        .iter()
        .map(|n| index.schema().get_field(n).unwrap())
        .collect();
    let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, HEAP)?;
    for line in BufReader::new(File::open(corpus)?).lines() {
        let article: Json = serde_json::from_str(&line?)?;
        let text = |name: &str| article[name].as_str().unwrap();
        let mut document = TantivyDocument::default();
        document.add_text(fields[0], text("body"));
        document.add_u64(fields[1], number(text("source")));
        document.add_u64(fields[2], number(text("topic")));
        document.add_u64(fields[3], text("date")[..4].parse().unwrap());
        document.add_text(fields[4], text("id"));
        writer.add_document(document)?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    let built = cpu(libc::CLOCK_PROCESS_CPUTIME_ID);
    let segments = index.searchable_segment_ids()?;
    let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, HEAP)?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
    }
    writer.garbage_collect_files().wait()?;
    writer.wait_merging_threads()?;
    let merged = cpu(libc::CLOCK_PROCESS_CPUTIME_ID);
    let answer = json!({"cpu_s": built, "cpu_one_segment_s": merged,
        "segments": segments.len(), "bytes": sizes(Path::new(folder))});
    println!("{answer}");
    Ok(())
}

/// Counts values of the three facet columns; the year's is the timeline too.
struct Histograms;

struct SegmentHistograms {
    columns: Vec<Column<u64>>,
    counts: Vec<Vec<u32>>,
    values: Vec<Option<u64>>,
    total: usize,
}

impl Collector for Histograms {
    type Fruit = (usize, Vec<Vec<u32>>);
    type Child = SegmentHistograms;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<Self::Child> {
        let columns = FACETS
            .iter()
            .map(|(name, _)| segment.fast_fields().u64(name).unwrap())
            .collect();
        let counts = FACETS.iter().map(|(_, size)| vec![0; *size]).collect();
        Ok(SegmentHistograms {
            columns,
            counts,
            values: vec![None; 64],
            total: 0,
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        let total = fruits.iter().map(|fruit| fruit.0).sum();
        let mut counts: Vec<Vec<u32>> = FACETS.iter().map(|(_, size)| vec![0; *size]).collect();
        for (facet, part) in fruits.iter().flat_map(|fruit| fruit.1.iter().enumerate()) {
            for (value, count) in part.iter().enumerate() {
                counts[facet][value] += count;
            }
        }
        Ok((total, counts))
    }
}

impl SegmentCollector for SegmentHistograms {
    type Fruit = (usize, Vec<Vec<u32>>);

    fn collect(&mut self, document: DocId, _: Score) {
        self.collect_block(&[document]);
    }

    fn collect_block(&mut self, documents: &[DocId]) {
        self.total += documents.len();
        self.values
            .resize(documents.len().max(self.values.len()), None);
        for (column, counts) in self.columns.iter().zip(self.counts.iter_mut()) {
            let values = &mut self.values[..documents.len()];
            column.first_vals(documents, values);
            for value in values.iter().flatten() {
                counts[*value as usize] += 1;
            }
        }
    }

    fn harvest(self) -> Self::Fruit {
        (self.total, self.counts)
    }
}

struct Peer {
    searcher: Searcher,
    index: Index,
    body: Field,
    aggregations: Aggregations,
}

impl Peer {
    fn open(folder: &str) -> tantivy::Result<Peer> {
        let index = Index::open_in_dir(folder)?;
        let body = index.schema().get_field("body")?;
        let request = json!({
            "source": {"terms": {"field": "source", "size": 50}},
            "topic": {"terms": {"field": "topic", "size": 20}},
            "year": {"terms": {"field": "year", "size": 50}},
        });
        let aggregations = serde_json::from_value(request)?;
        Ok(Peer {
            searcher: index.reader()?.searcher(),
            index,
            body,
            aggregations,
        })
    }

    fn term(&self, word: &str) -> Term {
        let mut tokenizer = self.index.tokenizers().get(TOKENIZER).unwrap();
        let mut text = String::new();
        tokenizer
            .token_stream(word)
            .process(&mut |token| text.push_str(&token.text));
        Term::from_field_text(self.body, &text)
    }

    fn query(&self, kind: &str, asked: &Json) -> Box<dyn Query> {
        if let Some(prefix) = asked["prefix"].as_str() {
            return Box::new(RegexQuery::from_pattern(&format!("{prefix}.*"), self.body).unwrap());
        }
        let words: Vec<&str> = asked["words"]
            .as_array()
            .unwrap()
            .iter()
            .map(|w| w.as_str().unwrap())
            .collect();
        if kind.starts_with("phrase") {
            return Box::new(PhraseQuery::new(
                words.iter().map(|w| self.term(w)).collect(),
            ));
        }
        let scored = |word: &str| -> Box<dyn Query> {
            Box::new(TermQuery::new(
                self.term(word),
                IndexRecordOption::WithFreqs,
            ))
        };
        let occur = if kind.starts_with("or") {
            Occur::Should
        } else {
            Occur::Must
        };
        let mut parts: Vec<(Occur, Box<dyn Query>)> =
            words.iter().map(|w| (occur, scored(w))).collect();
        if let Some(word) = asked["without"].as_str() {
            parts.push((Occur::MustNot, scored(word)));
        }
        Box::new(BooleanQuery::new(parts))
    }

    /// How many hits were found (all of them where the type asks for the total) and a check sum.
    fn answer(&self, kind: &str, query: &dyn Query) -> tantivy::Result<(usize, u64)> {
        let best = || TopDocs::with_limit(10).order_by_score();
        if matches!(kind, "prefix" | "phrase_total") {
            let (_, total) = self.searcher.search(query, &(best(), Count))?;
            return Ok((total, 0));
        }
        let top = self.searcher.search(query, &best())?;
        Ok(match kind {
            "or_total" => (self.searcher.search(query, &Count)?, 0), // two passes are faster
            "or_facets" => {
                let (total, counts) = self.searcher.search(query, &Histograms)?;
                (total, checksum(&counts))
            }
            "or_facets_aggregation" => {
                let collector =
                    AggregationCollector::from_aggs(self.aggregations.clone(), Default::default());
                self.searcher.search(query, &collector)?;
                (top.len(), 0)
            }
            _ => (top.len(), 0),
        })
    }
}

/// The number of the most frequent value of each facet, added up.
fn checksum(counts: &[Vec<u32>]) -> u64 {
    counts
        .iter()
        .map(|values| u64::from(*values.iter().max().unwrap()))
        .sum()
}

fn serve(folder: &str, queries: &str) -> tantivy::Result<()> {
    let peer = Peer::open(folder)?;
    let asked: Json = serde_json::from_str(&fs::read_to_string(queries)?)?;
    for line in io::stdin().lock().lines() {
        let kind = line?;
        let list = asked[kind.trim_end_matches("_aggregation")]
            .as_array()
            .unwrap();
        let prepared: Vec<Box<dyn Query>> = list.iter().map(|q| peer.query(&kind, q)).collect();
        let (mut times, mut totals, mut sums) = (vec![], vec![], vec![]);
        for query in &prepared {
            let start = cpu(libc::CLOCK_THREAD_CPUTIME_ID);
            let (total, sum) = peer.answer(&kind, query.as_ref())?;
            times.push((cpu(libc::CLOCK_THREAD_CPUTIME_ID) - start) * 1e6);
            totals.push(total);
            sums.push(sum);
        }
        println!(
            "{}",
            json!({"cpu_us": times, "totals": totals, "sums": sums})
        );
        io::stdout().flush()?;
    }
    Ok(())
}

fn main() -> tantivy::Result<()> {
    let given: Vec<String> = std::env::args().collect();
    match given.get(1).map(String::as_str) {
        Some("build") => build(&given[2], &given[3]),
        Some("serve") => serve(&given[2], &given[3]),
        _ => panic!("build CORPUS INDEX | serve INDEX QUERIES"),
    }
}
